import { setTimeout as delay } from 'node:timers/promises';
import { createClock } from '../../../bot/clock.ts';
import { createRequestMail } from '../../../bot/app/request-mail.ts';
import { createJobRepository } from '../../../bot/db/jobs.ts';
import type { Ground } from './ground.ts';
import { createRandom } from './random.ts';
import type { Holdings } from './sampler.ts';
import { makeTrouble } from './troubles.ts';
import { comeAndGo } from './visitors.ts';

export interface SoakOptions {
  ground: Ground;
  /** Ends the engine's process, as a power cut would. */
  killEngine: () => void;
  seed: number;
  durationMs: number;
  sampleEveryMs: number;
  troubleEveryMs: number;
}

const visitorCount = 8;
const mailEveryMs = 5000;

/** Everything that happens in a busy week, for a time, with troubles; and what the process held meanwhile. */
export async function runSoak(options: SoakOptions) {
  const { ground, killEngine, seed, durationMs, sampleEveryMs, troubleEveryMs } = options;
  const { fleet, proxy, seriesId, meetingId } = ground;
  const random = createRandom(seed);
  const load = await ground.startLoad(seed);
  const stopping = new AbortController();
  const { signal } = stopping;
  const visitors = Array.from({ length: visitorCount }, () =>
    comeAndGo({ fleet, seriesId, meetingId, random }, signal),
  );
  const { failNext } = fleet;
  const troubles = makeTrouble({ proxy, failNext, killEngine, random, pauseMs: troubleEveryMs }, signal);
  const mails = askForMails(ground, signal);
  const samples: Holdings[] = [];
  for (let leftMs = durationMs; leftMs > 0; leftMs -= sampleEveryMs) {
    await delay(sampleEveryMs);
    samples.push(await readHoldings(ground));
    // What this process remembers of it would grow without end.
    proxy.seen.length = 0;
    fleet.seen.length = 0;
  }
  stopping.abort();
  await load.stop();
  await Promise.all(visitors);
  return { load, samples, troubles: await troubles, mails: await mails };
}

/** Asks for mails of past minutes to people from outside. Returns how many. */
async function askForMails({ database, seriesId }: Ground, signal: AbortSignal): Promise<number> {
  const clock = createClock();
  const requestMail = createRequestMail({ jobs: createJobRepository(database.db), clock });
  const past = await database.db.collection('meetings').findOne({ seriesId, state: 'closed' });
  let count = 0;
  while (!signal.aborted) {
    await delay(mailEveryMs, undefined, { signal }).catch(() => undefined);
    count += 1;
    const email = `guest${count.toString()}@contoso.example`;
    const to = { personId: null, name: 'Guest', email, language: 'en' };
    const subject = { kind: 'minutes', seriesId, meetingId: String(past?._id), version: 1 } as const;
    await requestMail({ subject, to, because: 'informed' });
  }
  return count;
}

/** Asks the process (sampler.ts), which answers on its log. */
async function readHoldings({ fleet, log }: Ground): Promise<Holdings> {
  const from = log.length;
  process.kill(fleet.processes[0]!.pid, 'SIGUSR2');
  for (;;) {
    const line = log.slice(from).find((one) => one.startsWith('{"holdings"'));
    if (line !== undefined) return (JSON.parse(line) as { holdings: Holdings }).holdings;
    await delay(20);
  }
}
