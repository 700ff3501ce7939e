import { MongoClient } from 'mongodb';
import { createClock } from '../../../bot/clock.ts';
import { createJobRepository } from '../../../bot/db/jobs.ts';
import { createWorker } from '../../../bot/jobs/worker.ts';
import { silent } from '../../support/quiet.ts';
import { readOptions, serveParent } from '../ground/serve-parent.ts';

// One process that works off the queue with the real worker; its jobs do nothing.

export interface QueueOptions {
  uri: string;
  databaseName: string;
  owner: string;
}

/** Starts the worker, lets it end what it has in hand, or only asks. */
export interface QueueRequest {
  kind: 'start' | 'stop' | 'count';
}

export interface QueueAnswer {
  /** How many jobs this process has done until now. */
  done: number;
}

const { uri, databaseName, owner } = readOptions() as QueueOptions;
const client = await new MongoClient(uri).connect();
const db = client.db(databaseName, { writeConcern: { w: 1, journal: true } });
let done = 0;
const worker = createWorker({
  jobs: createJobRepository(db),
  handlers: { bench: () => Promise.resolve({ kind: 'done' }) },
  clock: createClock(),
  log: silent,
  owner,
  random: Math.random,
  onDone: () => (done += 1),
});

serveParent({}, async ({ kind }: QueueRequest) => {
  if (kind === 'start') worker.start();
  else if (kind === 'stop') await worker.stop();
  return { done } satisfies QueueAnswer;
});
