// A process of the product's queue and worker on a paced time: the program that month-run.ts starts twice.
import { createClock } from '../../bot/clock.ts';
import { openDatabase } from '../../bot/db/connect.ts';
import type { Job } from '../../bot/db/job.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createWorker } from '../../bot/jobs/worker.ts';
import { MongoServerError, type Db } from 'mongodb';
import { monthKind } from './month-jobs.ts';
import { createPacedClock, type PacedTime } from './paced-time.ts';
import { silent } from './quiet.ts';

/** What the program is told when it is to begin. */
export interface QueueOrder {
  uri: string;
  databaseName: string;
  /** Names the process in leases. */
  owner: string;
  time: PacedTime;
}

/** That a job was run; there can be one for each job. */
export interface Run {
  _id: string;
  attempt: number;
  owner: string;
  dueAt: Date;
  /** The machine's time. */
  ranAt: number;
}

const { machineNow } = createClock();

function createHandler(db: Db, owner: string) {
  const runs = db.collection<Run>('runs');
  const doubles = db.collection('doubles');
  return async ({ id, attempts: attempt, dueAt }: Job) => {
    const run = { attempt, owner, dueAt: new Date(dueAt), ranAt: machineNow() };
    try {
      await runs.insertOne({ _id: id, ...run });
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 11_000) throw error;
      await doubles.insertOne({ job: id, ...run });
    }
    return { kind: 'done' } as const;
  };
}

async function work({ uri, databaseName, owner, time }: QueueOrder): Promise<void> {
  const database = await openDatabase({ mongodbUri: uri, dataDir: '', databaseName, log: silent });
  const worker = createWorker({
    jobs: createJobRepository(database.db),
    handlers: { [monthKind]: createHandler(database.db, owner) },
    clock: createPacedClock(time, { machineNow }),
    log: silent,
    owner,
    random: Math.random,
  });
  worker.start();
  process.once('disconnect', () => {
    void worker.stop().then(database.close);
  });
}

process.once('message', (order) => void work(order as QueueOrder));
process.send?.('ready');
