import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import type { Job } from '../../bot/db/job.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createWorker, type JobHandler, type JobResult } from '../../bot/jobs/worker.ts';
import { createTestDatabase } from '../support/database.ts';
import { createProbeClock, createProbeLog, type ProbeClock } from '../support/probe-clock.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
await createIndexes(database.db, indexSpecs);
const jobs = createJobRepository(database.db);
const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 8, 0, second)).toISOString();

let clock: ProbeClock;
let ran: string[];
beforeEach(async () => {
  await database.db.collection('jobs').deleteMany({});
  clock = createProbeClock(at(10));
  ran = [];
});

/** A worker whose handler answers for a job as the test says, the first time that it meets it. */
function createLaneWorker(first: Record<string, () => JobResult>, owner = 'one') {
  const met = new Set<string>();
  const handler: JobHandler = ({ key }: Job) => {
    const isNew = !met.has(key);
    met.add(key);
    const result = (isNew ? first[key] : undefined)?.() ?? ({ kind: 'done' } as const);
    if (result.kind === 'done') ran.push(key);
    return Promise.resolve(result);
  };
  const log = createProbeLog();
  return createWorker({ jobs, handlers: { k: handler }, clock, log, owner, random: () => 0 });
}

/** Jobs of one lane that became due one second after the other. */
async function scheduleLane(...keys: string[]): Promise<void> {
  for (const [second, key] of keys.entries()) {
    await jobs.schedule({ kind: 'k', key, lane: 'chat', payload: {}, dueAt: at(second) });
  }
}

describe('the order within a lane', () => {
  it('holds when pacing makes the first one wait: those behind it wait as long', async () => {
    await scheduleLane('a', 'b', 'c');
    const worker = createLaneWorker({ a: () => ({ kind: 'postpone', until: at(40) }) });
    await worker.drain();
    expect(ran).toEqual([]);
    clock.advance(29_000);
    await worker.drain();
    expect(ran).toEqual([]);
    clock.advance(1000);
    await worker.drain();
    expect(ran).toEqual(['a', 'b', 'c']);
  });

  it('holds when the first one is to be tried again after a failure', async () => {
    await scheduleLane('a', 'b');
    const worker = createLaneWorker({ a: () => ({ kind: 'retry', reason: '429', afterMs: 5000 }) });
    await worker.drain();
    clock.advance(4999);
    await worker.drain();
    expect(ran).toEqual([]);
    clock.advance(1);
    await worker.drain();
    expect(ran).toEqual(['a', 'b']);
  });

  it('holds against another process that has the first one in hand', async () => {
    await scheduleLane('a', 'b');
    const [held] = await jobs.claim({
      owner: 'two',
      now: at(10),
      machineNow: clock.machineNow(),
      leaseMs: 30_000,
      busyLanes: [],
      kinds: ['k'],
      places: 1,
    });
    const worker = createLaneWorker({});
    await worker.drain();
    expect(ran).toEqual([]);
    await jobs.finish(held!, clock.machineNow());
    clock.advance(40);
    await worker.drain();
    expect(ran).toEqual(['b']);
  });

  it('holds when a card is asked for again while it waits', async () => {
    await scheduleLane('a', 'b');
    const worker = createLaneWorker({ a: () => ({ kind: 'postpone', until: at(40) }) });
    await worker.drain();
    await jobs.request({ kind: 'k', key: 'b', lane: 'chat', payload: {}, dueAt: at(11) });
    await worker.drain();
    expect(ran).toEqual([]);
    clock.advance(30_000);
    await worker.drain();
    expect(ran).toEqual(['a', 'b']);
  });

  it('does not bind those behind one that went wrong by itself or was put aside', async () => {
    await scheduleLane('broken', 'parked', 'c');
    const worker = createLaneWorker({
      broken: () => {
        throw new TypeError('a mistake of ours');
      },
      parked: () => ({ kind: 'park', reason: 'blocked' }),
    });
    await worker.drain();
    expect(ran).toEqual(['c']);
  });

  it('leaves other lanes, and work without a lane, alone', async () => {
    await scheduleLane('a', 'b');
    await jobs.schedule({ kind: 'k', key: 'other', lane: 'another', payload: {}, dueAt: at(5) });
    await jobs.schedule({ kind: 'k', key: 'free', payload: {}, dueAt: at(6) });
    await createLaneWorker({ a: () => ({ kind: 'postpone', until: at(40) }) }).drain();
    expect(ran.sort()).toEqual(['free', 'other']);
  });
});
