import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import { createClock } from '../../bot/clock.ts';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import type { TestDatabase } from './database.ts';
import { monthStart, planMonth, toRush, type Month } from './month-jobs.ts';
import { toMachineMs, type PacedTime } from './paced-time.ts';
import { toQuantiles, type Quantiles } from './quantiles.ts';
import type { QueueOrder, Run } from './queue-process.ts';

export interface MonthOptions extends Month {
  /** How many times as fast as the machine's the product's time goes, outside of the rushes. */
  speed: number;
  /** For how long it goes as fast as the machine's from Monday 09:00 on, in milliseconds. */
  rushMs: number;
  /** Waits until the leases of the process that was killed run out by themselves, instead of ending them. */
  waitsForLeases: boolean;
  /** It is given up after so many milliseconds of the machine. */
  limitMs: number;
}

export interface MonthOutcome {
  jobs: number;
  /** Jobs that were run. */
  ran: number;
  /** Jobs that are done. */
  done: number;
  /** Jobs that the killed process had in hand. */
  inHand: string[];
  /** Jobs that were run a second time. */
  doubles: string[];
  /** From the first due job to the last run. */
  minutes: number;
  jobsPerSecond: number;
  /** Seconds of the machine between the instant at which a job was due and its run, for all and for those of Monday. */
  lateness: Quantiles;
  rushLateness: Quantiles;
  /** Jobs per second within the rushes, while they last. */
  rushPerSecond: number;
}

const { machineNow } = createClock();
const program = path.resolve('.build/tests/support/queue-process.js');
const pollMs = 200;

async function startProcess(): Promise<ChildProcess> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

async function end(child: ChildProcess, how: () => void): Promise<void> {
  const exited = once(child, 'exit');
  how();
  await exited;
}

/** Lives through a month on two processes, one of which is killed in the middle and replaced. */
export async function runMonth(database: TestDatabase, options: MonthOptions): Promise<MonthOutcome> {
  const { series, weeks, speed, rushMs, waitsForLeases, limitMs } = options;
  const { db, uri, name: databaseName } = database;
  const runs: Collection<Run> = db.collection<Run>('runs');
  const queue = db.collection('jobs');
  const jobs = await planMonth(db, { series, weeks });
  await createIndexes(db, indexSpecs);
  const processes = [await startProcess(), await startProcess()];
  const slow = Array.from({ length: weeks }, (_, week) => ({ from: toRush(week), ms: rushMs }));
  const time: PacedTime = { machineStart: machineNow(), productStart: monthStart, speed, slow };
  const begin = (child: ChildProcess, owner: string) =>
    child.send({ uri, databaseName, owner, time } satisfies QueueOrder);
  for (const [at, child] of processes.entries()) begin(child, `process${at.toString()}`);

  /** Resolves when so many jobs were run. */
  async function waitFor(count: number): Promise<void> {
    while ((await runs.estimatedDocumentCount()) < count) {
      if (machineNow() > time.machineStart + limitMs) return;
      await delay(pollMs);
    }
  }

  await waitFor(jobs / 2);
  const [victim] = processes;
  if (victim !== undefined) await end(victim, () => victim.kill('SIGKILL'));
  const held = { owner: 'process0', state: 'due' };
  const inHand = (await queue.find(held).toArray()).map(({ _id }) => String(_id));
  processes[0] = await startProcess();
  begin(processes[0], 'process2');
  if (!waitsForLeases) await queue.updateMany(held, { $set: { availableAt: new Date(0) } });
  await waitFor(jobs);
  for (const child of processes) await end(child, () => child.disconnect());

  const doubles = (await db.collection('doubles').find().toArray()).map(({ job }) => String(job));
  const done = await queue.countDocuments({ state: 'done', doneAt: { $gt: new Date(0) } });
  return { jobs, done, inHand, doubles, ...(await readRuns(runs, time)) };
}

async function readRuns(runs: Collection<Run>, time: PacedTime) {
  const all: number[] = [];
  const rushed: number[] = [];
  const rushes = new Map<number, { count: number; lastAt: number }>();
  let lastAt = 0;
  for await (const { dueAt, ranAt } of runs.find()) {
    const dueMs = dueAt.getTime();
    const late = (ranAt - toMachineMs(time, dueMs)) / 1000;
    all.push(late);
    lastAt = Math.max(lastAt, ranAt);
    if (!time.slow.some(({ from }) => from === dueMs)) continue;
    rushed.push(late);
    const rush = rushes.get(dueMs) ?? { count: 0, lastAt: 0 };
    rushes.set(dueMs, { count: rush.count + 1, lastAt: Math.max(rush.lastAt, ranAt) });
  }
  const seconds = (lastAt - time.machineStart) / 1000;
  const rushSeconds = [...rushes].reduce(
    (sum, [dueMs, rush]) => sum + (rush.lastAt - toMachineMs(time, dueMs)) / 1000,
    0,
  );
  return {
    ran: all.length,
    minutes: Math.round(seconds / 6) / 10,
    jobsPerSecond: Math.round(all.length / seconds),
    lateness: toQuantiles(all),
    rushLateness: toQuantiles(rushed),
    rushPerSecond: Math.round(rushed.length / rushSeconds),
  };
}
