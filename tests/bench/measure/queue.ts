import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient, type Db } from 'mongodb';
import { createIndexes, indexSpecs } from '../../../bot/db/indexes.ts';
import { createJobRepository } from '../../../bot/db/jobs.ts';
import { toEntry, type Entry } from '../entry.ts';
import { startChild, type BenchChild } from '../ground/child.ts';
import { onEngine } from '../ground/ground.ts';
import type { QueueAnswer, QueueRequest } from '../programs/queue-worker.ts';
import { interleave, toMedians } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';

const databaseName = 'queue';

/** Jobs per second that two processes work off: against two that only take and mark documents. */
export const queue: Measurement = {
  name: 'queue',
  run: (bench) =>
    onEngine(async ({ uri }) => {
      const client = await new MongoClient(uri).connect();
      const db = client.db(databaseName);
      const toTwo = (file: string) =>
        Promise.all(['one', 'two'].map((owner) => startChild(file, { uri, databaseName, owner })));
      const workers = await toTwo('programs/queue-worker');
      const floors = await toTwo('programs/queue-floor');
      try {
        return await measure(bench, { db, workers, floors });
      } finally {
        for (const child of [...workers, ...floors]) await child.stop();
        await client.close();
      }
    }),
};

interface Parts {
  db: Db;
  workers: BenchChild[];
  floors: BenchChild[];
}

async function measure(bench: Bench, { db, workers, floors }: Parts): Promise<Record<string, Entry>> {
  const count = bench.pick(1500, 20);
  await createIndexes(db, indexSpecs);
  await db
    .collection('bareJobs')
    .createIndex({ dueAt: 1 }, { partialFilterExpression: { state: 'due' } }, {});
  let round = 0;

  async function ours(): Promise<number> {
    round += 1;
    await planJobs(db, count, round);
    return await runThrough(workers, count, () => db.collection('jobs').countDocuments({ state: 'due' }));
  }

  async function bare(): Promise<number> {
    const dueAt = new Date(0);
    const bareJobs = db.collection<{ _id: string; state: string; dueAt: Date }>('bareJobs');
    const fresh = Array.from({ length: count }, (_, at) => ({ _id: `${round}-${at}`, state: 'due', dueAt }));
    await bareJobs.deleteMany({});
    await bareJobs.insertMany(fresh);
    return await runThrough(floors, count, () => bareJobs.countDocuments({ state: 'due' }));
  }

  const goal = { of: 'value', is: 'least', limit: 600 } as const;
  return {
    queue: toEntry({ ...toMedians(await interleave(bench.pick(5, 1), ours, bare)), unit: 'jobs/s', goal }),
  };
}

async function planJobs(db: Db, count: number, round: number): Promise<void> {
  await db.collection('jobs').deleteMany({});
  const { schedule } = createJobRepository(db);
  const dueAt = '2026-11-23T08:00:00.000Z';
  const plan = (at: number) => schedule({ kind: 'bench', key: `${round}-${at}`, payload: {}, dueAt });
  await Promise.all(Array.from({ length: count }, (_, at) => plan(at)));
}

/**
 * Each is done once, and by nobody else.
 *
 * @returns jobs per second of both processes together.
 */
async function runThrough(
  children: readonly BenchChild[],
  count: number,
  countDue: () => Promise<number>,
): Promise<number> {
  const ask = (request: QueueRequest) => Promise.all(children.map((child) => child.ask(request)));
  const before = sumDone(await ask({ kind: 'count' }));
  const startedAt = performance.now();
  await ask({ kind: 'start' });
  while ((await countDue()) > 0) await delay(20);
  const done = sumDone(await ask({ kind: 'stop' })) - before;
  const seconds = (performance.now() - startedAt) / 1000;
  if (done !== count) throw new Error(`${done} were done instead of ${count}`);
  return count / seconds;
}

function sumDone(answers: readonly unknown[]): number {
  return answers.reduce<number>((sum, answer) => sum + (answer as QueueAnswer).done, 0);
}
