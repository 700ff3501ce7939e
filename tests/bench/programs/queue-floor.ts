import { MongoClient } from 'mongodb';
import type { QueueAnswer, QueueOptions, QueueRequest } from './queue-worker.ts';
import { readOptions, serveParent } from '../ground/serve-parent.ts';

// The least that a queue in a database can do: take the next one, and mark it as done. A process of its own.

interface BareJob {
  _id: string;
  dueAt: Date;
  state: 'due' | 'taken' | 'done';
}

const inFlight = 16;
const { uri, databaseName } = readOptions() as QueueOptions;
const client = await new MongoClient(uri).connect();
const db = client.db(databaseName, { writeConcern: { w: 1, journal: true } });
const jobs = db.collection<BareJob>('bareJobs');
let done = 0;

async function workOff(): Promise<void> {
  for (;;) {
    const job = await jobs.findOneAndUpdate(
      { state: 'due' },
      { $set: { state: 'taken' } },
      { sort: { dueAt: 1 } },
    );
    if (job === null) return;
    await jobs.updateOne({ _id: job._id, state: 'taken' }, { $set: { state: 'done' } });
    done += 1;
  }
}

let working: Promise<unknown> = Promise.resolve();
serveParent({}, async ({ kind }: QueueRequest) => {
  if (kind === 'start') working = Promise.all(Array.from({ length: inFlight }, workOff));
  else if (kind === 'stop') await working;
  return { done } satisfies QueueAnswer;
});
