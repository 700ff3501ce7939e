import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Job, NewJob } from '../../bot/db/job.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import {
  createWorker,
  type JobHandler,
  type JobResult,
  type WorkerDependencies,
} from '../../bot/jobs/worker.ts';
import { createTestDatabase } from '../support/database.ts';
import { createGate } from '../support/gate.ts';
import { createProbeClock, createProbeLog, type ProbeClock } from '../support/probe-clock.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const collection = database.db.collection<{ _id: string }>('jobs');
const jobs = createJobRepository(database.db);
const dueAt = '2026-11-25T08:00:00.000Z';
const schedule = (fields: Partial<NewJob> = {}) =>
  jobs.schedule({ kind: 'k', key: 'a', payload: {}, dueAt, ...fields });
const stored = () => collection.findOne({ _id: 'k:a' });

let clock: ProbeClock;
let log: ReturnType<typeof createProbeLog>;
beforeEach(async () => {
  await collection.deleteMany({});
  clock = createProbeClock(dueAt);
  log = createProbeLog();
});

function create(handler: JobHandler, fields: Partial<WorkerDependencies> = {}) {
  return createWorker({
    jobs,
    handlers: { k: handler },
    clock,
    log,
    owner: 'one',
    random: () => 0,
    ...fields,
  });
}
const answering = (...results: JobResult[]): JobHandler => {
  let at = 0;
  return () => Promise.resolve(results[Math.min(at++, results.length - 1)]!);
};
const done: JobResult = { kind: 'done' };

describe('a worker', () => {
  it('runs every due job once, beside another worker', async () => {
    for (let key = 0; key < 60; key += 1) await schedule({ key: key.toString() });
    const ran: string[] = [];
    const note = ({ key }: Job) => void ran.push(key);
    const workers = ['one', 'two'].map((owner) => create(answering(done), { owner, onDone: note }));
    await Promise.all(workers.map((worker) => worker.drain()));
    expect(ran).toHaveLength(60);
    expect(new Set(ran).size).toBe(60);
  });

  it('runs the jobs of a lane one at a time, in order of their time, and others beside them', async () => {
    const running = new Set<string>();
    // Each side waits until the other one has begun: only jobs that run at the same time get past this.
    const lane = createGate();
    const free = createGate();
    const order: string[] = [];
    for (let at = 9; at >= 0; at -= 1) {
      await schedule({
        key: `lane${at.toString()}`,
        lane: 'l',
        dueAt: `2026-11-25T07:00:0${at.toString()}.000Z`,
      });
      await schedule({ key: `free${at.toString()}` });
    }
    const worker = create(async (job) => {
      const [mine, others] = job.lane === null ? [free, lane] : [lane, free];
      mine.open();
      running.add(job.key);
      expect([...running].filter((one) => one.startsWith('lane')).length).toBeLessThanOrEqual(1);
      await others.opened;
      running.delete(job.key);
      if (job.lane !== null) order.push(job.key);
      return done;
    });
    await worker.drain();
    expect(order).toEqual(Array.from({ length: 10 }, (_, at) => `lane${at.toString()}`));
  });

  it('drains what its jobs make due, however quickly they end', async () => {
    const ran: string[] = [];
    const worker = create(async ({ key }) => {
      ran.push(key);
      if (key.length < 30) await schedule({ key: `${key}a` });
      return done;
    });
    await schedule();
    await worker.drain();
    expect(ran).toHaveLength(30);
  });

  it('leaves a job alone that it cannot do, for a process that can', async () => {
    await schedule();
    await create(answering(done), { handlers: { other: answering(done) } }).drain();
    expect(await stored()).toMatchObject({ state: 'due', attempts: 0, owner: null });
    await create(answering(done)).drain();
    expect(await stored()).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('tries a failed job again after a growing pause, and puts it aside in the end', async () => {
    await schedule();
    const worker = create(() => Promise.reject(new TypeError('secret text')));
    const pauses: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const before = clock.machineNow();
      await worker.drain();
      const { availableAt } = (await stored()) as unknown as { availableAt: Date };
      pauses.push(availableAt.getTime() - before);
      clock.advance(400_000);
    }
    expect(pauses.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
    expect(await stored()).toMatchObject({ state: 'parked', reason: 'TypeError' });
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(12);
  });

  it.each<[string, JobResult, object]>([
    ['retry', { kind: 'retry', reason: '429', afterMs: 7000 }, { state: 'due', failures: 1, reason: '429' }],
    ['yield', { kind: 'yield', afterMs: 40 }, { state: 'due', failures: 0 }],
    [
      'postpone',
      { kind: 'postpone', until: '2026-11-25T09:00:00.000Z' },
      { state: 'due', dueAt: new Date('2026-11-25T09:00:00.000Z') },
    ],
    ['park', { kind: 'park', reason: 'blocked' }, { state: 'parked', reason: 'blocked' }],
    ['done', done, { state: 'done' }],
  ])('does with a job what its handler says: %s', async (_, result, expected) => {
    await schedule();
    await create(answering(result)).drain();
    expect(await stored()).toMatchObject({ ...expected, owner: null });
  });

  it('takes over the job of a process that died, when its lease ends', async () => {
    await schedule();
    await jobs.claim({
      owner: 'dead',
      now: dueAt,
      machineNow: clock.machineNow(),
      leaseMs: 30_000,
      busyLanes: [],
      kinds: ['k'],
      places: 1,
    });
    const worker = create(answering(done));
    await worker.drain();
    expect(await stored()).toMatchObject({ state: 'due', owner: 'dead' });
    clock.advance(30_000);
    await worker.drain();
    expect(await stored()).toMatchObject({ state: 'done' });
  });

  it('works by itself between start and stop, and stops when the running job has ended', async () => {
    await schedule();
    let isEnded = false;
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const worker = create(async () => {
      begin();
      await stored();
      isEnded = true;
      return done;
    });
    worker.start();
    worker.start();
    await begun;
    await worker.stop();
    expect(isEnded).toBe(true);
    expect(await stored()).toMatchObject({ state: 'done' });
  });

  it('that stops gives back at its limit what still runs, which another one takes at once and ends alone', async () => {
    await schedule();
    const begun = createGate();
    const hanging = createGate();
    const refused = createGate();
    const ended: string[] = [];
    const onDone = ({ attempts }: Job) => void ended.push(`attempt ${attempts.toString()}`);
    const finish: typeof jobs.finish = async (...finished) => {
      const isFinished = await jobs.finish(...finished);
      refused.open();
      return isFinished;
    };
    const stuck = create(
      async () => {
        begun.open();
        await hanging.opened;
        return done;
      },
      { onDone, jobs: { ...jobs, finish } },
    );
    stuck.start();
    await begun.opened;
    await stuck.stop(1);
    expect(await stored()).toMatchObject({ state: 'due', owner: null, failures: 0 });
    const gate = createGate();
    const other = create(
      async () => {
        hanging.open();
        await gate.opened;
        return done;
      },
      { owner: 'two', onDone },
    );
    const drained = other.drain();
    await refused.opened;
    expect(await stored()).toMatchObject({ state: 'due', owner: 'two', attempts: 2 });
    gate.open();
    await drained;
    expect(ended).toEqual(['attempt 2']);
    expect(await stored()).toMatchObject({ state: 'done' });
  });

  it('says when it last looked for work, also where it found none', async () => {
    const worker = create(answering(done));
    const before = clock.machineNow();
    clock.advance(40_000);
    expect(worker.lookedAt()).toBe(before);
    await worker.drain();
    expect(worker.lookedAt()).toBe(before + 40_000);
  });

  it('says so also while there is more than it can end in one go', async () => {
    for (const key of ['a', 'b', 'c']) await schedule({ key });
    const looks: number[] = [];
    const claim = (input: Parameters<typeof jobs.claim>[0]) => {
      looks.push(worker.lookedAt());
      clock.advance(20_000);
      return jobs.claim({ ...input, places: 1 });
    };
    const worker = create(answering(done), { jobs: { ...jobs, claim } });
    const before = clock.machineNow();
    await worker.drain();
    expect(looks.slice(0, 4)).toEqual([0, 20_000, 40_000, 60_000].map((ms) => before + ms));
  });

  it('has not looked for work while the database does not answer', async () => {
    const claim = () => Promise.reject(new Error('no database'));
    const worker = create(answering(done), { jobs: { ...jobs, claim } });
    const before = clock.machineNow();
    clock.advance(40_000);
    await expect(worker.drain()).rejects.toThrow('no database');
    expect(worker.lookedAt()).toBe(before);
  });
});
