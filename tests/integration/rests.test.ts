import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Clock } from '../../bot/app/ports.ts';
import { createClock } from '../../bot/clock.ts';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createWorker, type JobHandler } from '../../bot/jobs/worker.ts';
import { createTestDatabase } from '../support/database.ts';
import { createProbeClock, createProbeLog } from '../support/probe-clock.ts';
import { until } from '../support/until.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
await createIndexes(database.db, indexSpecs);
const collection = database.db.collection('jobs');
const jobs = createJobRepository(database.db);
let clock: Clock;
beforeEach(async () => {
  clock = createClock();
  await collection.deleteMany({});
});

const wanted = 30;
const restMs = 100;

/** Work of one kind of which five may be done in a tenth of a second, and one piece of another kind that is due last. */
async function plan(): Promise<void> {
  const start = Date.parse(clock.now()) - 60_000;
  for (let at = 0; at < wanted; at += 1) {
    const dueAt = new Date(start + at).toISOString();
    await jobs.schedule({ kind: 'paced', key: at.toString(), payload: {}, dueAt });
  }
  await jobs.schedule({ kind: 'other', key: 'x', payload: {}, dueAt: clock.now() });
}

interface Paced {
  done: string[];
  handlers: Record<string, JobHandler>;
}

function createPaced(): Paced {
  const done: string[] = [];
  let window = { endsAt: 0, left: 0 };
  const paced: JobHandler = ({ key }, letThrough) => {
    const now = Date.parse(clock.now());
    if (now >= window.endsAt) window = { endsAt: now + restMs, left: 5 };
    if (window.left === 0) {
      return Promise.resolve({ kind: 'pace', until: new Date(window.endsAt).toISOString() });
    }
    window.left -= 1;
    letThrough();
    done.push(key);
    return Promise.resolve({ kind: 'done' });
  };
  const other: JobHandler = () => {
    done.push('other');
    return Promise.resolve({ kind: 'done' });
  };
  return { done, handlers: { paced, other } };
}

const create = (handlers: Record<string, JobHandler>, owner = 'one') =>
  createWorker({ jobs, handlers, clock, log: createProbeLog(), owner, random: () => 0 });

describe('a kind of work of which no more may be done for the moment', () => {
  it('is done in its order when it may be again, and holds up no other kind', async () => {
    await plan();
    const { done, handlers } = createPaced();
    const worker = create(handlers);
    worker.start();
    await until('all is done', () => done.length === wanted + 1);
    await worker.stop();
    const own = done.filter((key) => key !== 'other').map(Number);
    // Several were taken at once before the first rest; afterwards one by one.
    expect(own.slice(16)).toEqual(Array.from({ length: wanted - 16 }, (_, at) => at + 16));
    expect(done.indexOf('other')).toBeLessThan(wanted);
  });

  it('is given back untouched, a few pieces for each rest, however many processes there are', async () => {
    await plan();
    const { done, handlers } = createPaced();
    const workers = ['one', 'two', 'three'].map((owner) => create(handlers, owner));
    for (const worker of workers) worker.start();
    await until('all is done', () => done.length === wanted + 1);
    await Promise.all(workers.map(({ stop }) => stop()));
    const stored = await collection.find({ kind: 'paced' }).toArray();
    const attempts = stored.reduce((sum, job) => sum + (job['attempts'] as number), 0);
    // At first each takes what it has places for; then each process takes one in vain in each of the six windows.
    expect(attempts).toBeLessThanOrEqual(wanted + 3 * 16 + 3 * 6);
    expect(stored.every(({ state, failures }) => state === 'done' && failures === 0)).toBe(true);
  });

  it('is moved to where the clock can go, where the clock stands still', async () => {
    const still = createProbeClock();
    clock = still;
    await plan();
    const { done, handlers } = createPaced();
    const worker = create(handlers);
    await worker.drain();
    expect(done).toHaveLength(6);
    const rested = await collection.find({ kind: 'paced', state: 'due', owner: null }).toArray();
    expect(rested).toHaveLength(wanted - 5);
    const at = new Date(still.machineNow() + restMs);
    expect(rested.every(({ dueAt }) => (dueAt as Date).getTime() === at.getTime())).toBe(true);
    still.advance(restMs);
    await worker.drain();
    expect(done).toHaveLength(11);
  });
});
