import { afterAll, beforeEach, expect, it } from '@jest/globals';
import type { NewJob } from '../../bot/db/job.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createWorker } from '../../bot/jobs/worker.ts';
import { createTestDatabase } from '../support/database.ts';
import { createGate } from '../support/gate.ts';
import { createProbeClock, createProbeLog } from '../support/probe-clock.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const jobs = createJobRepository(database.db);
const dueAt = '2026-11-25T08:00:00.000Z';
const means = { clock: createProbeClock(dueAt), log: createProbeLog(), owner: 'one', random: () => 0 };
beforeEach(() => database.db.collection('jobs').deleteMany({}));

it('a lane’s next job is drained, though the one before it ended while due work was looked up', async () => {
  const schedule = (fields: Pick<NewJob, 'key' | 'lane'>) =>
    jobs.schedule({ kind: 'k', payload: {}, dueAt, ...fields });
  await schedule({ key: 'first', lane: 'l' });
  await schedule({ key: 'free' });
  const gate = createGate();
  const ended = createGate();
  const ran: string[] = [];
  let looksBesideFirst = 0;
  const claim = async (input: Parameters<typeof jobs.claim>[0]) => {
    const taken = await jobs.claim(input);
    if (input.busyLanes.length === 0 || ran.includes('first')) return taken;
    looksBesideFirst += 1;
    if (looksBesideFirst === 1) return taken;
    await schedule({ key: 'next', lane: 'l' });
    gate.open();
    await ended.opened;
    return taken;
  };
  const worker = createWorker({
    jobs: { ...jobs, claim },
    handlers: {
      k: async ({ key }) => {
        if (key === 'first') await gate.opened;
        ran.push(key);
        return { kind: 'done' };
      },
    },
    // The lane is free by the next turn of the event loop.
    onDone: ({ key }) => {
      if (key === 'first') setImmediate(ended.open);
    },
    ...means,
  });
  await worker.drain();
  expect(ran).toEqual(['free', 'first', 'next']);
});

it('a worker that stops at its limit takes nothing after that', async () => {
  const schedule = (key: string) => jobs.schedule({ kind: 'k', key, payload: {}, dueAt });
  await schedule('stuck');
  const begun = createGate();
  const stopping = createGate();
  let looks = 0;
  let isLooking = false;
  const claim = async (input: Parameters<typeof jobs.claim>[0]) => {
    isLooking = true;
    looks += 1;
    if (looks > 1) await stopping.opened;
    const taken = await jobs.claim(input);
    isLooking = false;
    return taken;
  };
  const k = () => {
    begun.open();
    return new Promise<never>(() => undefined);
  };
  const worker = createWorker({ jobs: { ...jobs, claim }, handlers: { k }, ...means });
  worker.start();
  await begun.opened;
  await schedule('late');
  const stopped = worker.stop(1);
  setTimeout(stopping.open, 20);
  await stopped;
  expect(isLooking).toBe(false);
  const stored = await database.db.collection('jobs').find({}).toArray();
  expect(stored.map(({ owner }): unknown => owner)).toEqual([null, null]);
});
