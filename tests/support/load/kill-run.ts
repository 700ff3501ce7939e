import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { startFleet } from '../fleet.ts';
import { startOwnEngine } from '../own-engine.ts';
import { askUntil } from './ask-until.ts';
import { until } from '../until.ts';
import { createLedger } from './ledger.ts';
import { createRandom } from './random.ts';
import { createSender } from './sender.ts';
import { createSteadyWriters, type Found, type SteadyWriter } from './steady-writer.ts';
import { findFaults, openWeek, weekStart } from './week.ts';

export type Victim = 'app' | 'engine';

export interface KillOptions {
  /** What is killed, one after the other. */
  victims: readonly Victim[];
  seed: number;
  /** Each so many-th time a request that died with its process is waited for until it may be run again (30 s). */
  waitsEvery: number;
}

/** What became of everything. */
export interface KillOutcome {
  /** Writes by what their senders were told. */
  acknowledged: number;
  refused: number;
  unanswered: number;
  /** Of what was not answered: found after the start, before it was sent again. */
  there: number;
  notThere: number;
  /** Seconds from a kill until the app was ready, for each. */
  readySeconds: number[];
  /** Whatever is not as it should be, in words. */
  faults: string[];
}

/** A moment to kill: after so many writes at most, and so much later at most. */
const mostWrites = 24;
const longestMomentMs = 60;
const readyLimitMs = 30_000;
/** So long another process may be at a request (bot/db/idempotency.ts), and a little. */
const abandonedMs = 31_000;
const settleLimitMs = 40_000;

/** One process of the app and an engine of its own, with the people who write, and a way to end each of the two. */
async function startKillGround(random: () => number) {
  const engine = await startOwnEngine();
  const fleet = await startFleet({ size: 1, now: weekStart, database: engine.database });
  const { db } = engine.database;
  const place = await openWeek(fleet);
  const sender = createSender(fleet);
  const isReady = async () => (await fleet.call(0, '/readyz')).status === 200;
  /** Each resolves when what was ended is started again and the app is ready. */
  const kill: Record<Victim, () => Promise<unknown>> = {
    app: async () => {
      await fleet.processes[0]!.kill();
      await fleet.restart(0);
    },
    engine: async () => {
      engine.kill();
      await askUntil(() => answers(db), Boolean, readyLimitMs);
      await askUntil(isReady, Boolean, readyLimitMs);
    },
  };
  return {
    db,
    kill,
    complaints: sender.complaints,
    writers: await createSteadyWriters(sender, place, random),
    /** What does not follow from the writes as it should, in words; nobody is told anything here. */
    findFaults: () => findFaults(db, createLedger(), place.meetingId),
    close: fleet.close,
  };
}

type KillGround = Awaited<ReturnType<typeof startKillGround>>;

/**
 * People write while the app or its engine is killed at random moments. After each start everything that they were
 * acknowledged is compared with what is stored, then what was not answered is sent again, and all is compared again.
 */
export async function runKills({ victims, seed, waitsEvery }: KillOptions): Promise<KillOutcome> {
  const random = createRandom(seed);
  const ground = await startKillGround(random);
  const { writers, complaints, db } = ground;
  const found: Record<Found, number> = { there: 0, 'not there': 0, 'nothing was open': 0, wrong: 0 };
  const readySeconds: number[] = [];
  const faults: string[] = [];
  for (const [at, victim] of victims.entries()) {
    const say = (what: string) => void faults.push(`after kill ${at.toString()} (${victim}): ${what}`);
    readySeconds.push(await killWhileWriting(ground, victim, random));
    for (const writer of writers) found[await compare(writer, say)] += 1;
    await sendAgain(writers, db, (at + 1) % waitsEvery === 0);
    for (const writer of writers) {
      if ((await compare(writer, say)) !== 'nothing was open') say('what was sent again is not there once');
    }
  }
  const left = await askUntil(ground.findFaults, ({ length }) => length === 0, settleLimitMs);
  await ground.close();
  const { there, 'not there': notThere } = found;
  return { ...sum(writers), there, notThere, readySeconds, faults: [...faults, ...complaints, ...left] };
}

/** @returns how many seconds it took from the kill until the app was ready. */
async function killWhileWriting(
  { writers, kill }: KillGround,
  victim: Victim,
  random: () => number,
): Promise<number> {
  const stopping = new AbortController();
  const running = Promise.all(writers.map((writer) => writer.run(stopping.signal)));
  await untilRandomMoment(writers, random);
  const killedAt = performance.now();
  const started = kill[victim]();
  stopping.abort();
  await started;
  const seconds = Math.round((performance.now() - killedAt) / 100) / 10;
  await running;
  return seconds;
}

/** After some writes, and in the middle of others. */
async function untilRandomMoment(writers: readonly SteadyWriter[], random: () => number): Promise<void> {
  const enough = sum(writers).acknowledged + 1 + Math.floor(mostWrites * random());
  await until('enough is written', () => sum(writers).acknowledged >= enough);
  await delay(longestMomentMs * random());
}

async function answers(db: Db): Promise<boolean> {
  return db.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
}

async function compare(writer: SteadyWriter, say: (what: string) => void): Promise<Found> {
  const { found, stored, acknowledged } = await writer.compare();
  if (found === 'wrong')
    say(`${JSON.stringify(stored)} is stored instead of ${JSON.stringify(acknowledged)}`);
  return found;
}

/** A request that died with its process is not run a second time before that is certain. */
async function sendAgain(writers: readonly SteadyWriter[], db: Db, waits: boolean): Promise<void> {
  const send = async () => (await Promise.all(writers.map((writer) => writer.sendAgain()))).every(Boolean);
  if (await send()) return;
  if (!waits)
    await db
      .collection('idempotencyKeys')
      .updateMany({ response: null }, { $set: { startedAt: new Date(0) } });
  await askUntil(send, Boolean, waits ? abandonedMs + readyLimitMs : readyLimitMs);
}

function sum(writers: readonly SteadyWriter[]) {
  const total = { acknowledged: 0, refused: 0, unanswered: 0 };
  for (const { counts } of writers) {
    for (const name of ['acknowledged', 'refused', 'unanswered'] as const) total[name] += counts[name];
  }
  return total;
}
