import { setTimeout as delay } from 'node:timers/promises';
import type { InstantText } from '../shared/core/time.ts';
import { createHealRestored } from './app/heal-restored.ts';
import type { CardSubject, Log, MailRequest } from './app/ports.ts';
import { toCardKey } from './app/request-card.ts';
import { toMailKey } from './app/request-mail.ts';
import { createClock } from './clock.ts';
import { createCore, type Core } from './core.ts';
import type { Db } from './db/connect.ts';
import type { Job } from './db/job.ts';
import { endParked } from './db/restore.ts';
import { clockOffsetName, createSettingRepository } from './db/settings.ts';
import { createHandlers } from './jobs/handlers.ts';
import { createWorker, type JobResult, type Worker } from './jobs/worker.ts';
import { createTranslations } from './translations.ts';

export interface SettleDependencies {
  db: Db;
  log: Log;
  /** Mails are asked for where the app could send them, to be noted as not sent. */
  hasMail: boolean;
}

export interface Settled {
  /** Cards, reminders and mails that were due before and are not sent. */
  unsent: number;
}

const reason = 'restored';
/** How long work is waited for that rests; what rests longer after a failure is left to the app. */
const patienceMs = 5000;
const endOfTimeMs = 8.64e15;

/**
 * Settles what was due before the moment of a restore, so that nobody is told of the past when the app starts: the copy
 * does not know what was sent after it was made, so nothing that it would say is said. What changes records is done as
 * after any downtime. Cards that stand in chats are brought up to date in place by the app.
 *
 * Runs after the data was loaded and migrated, while nothing else uses the database.
 *
 * @param copiedAt when the copy was begun, on the product's clock.
 */
export async function settleRestored(
  { db, log, hasMail }: SettleDependencies,
  copiedAt: InstantText,
): Promise<Settled> {
  const settings = createSettingRepository(db);
  const clock = createClock(await settings.get(clockOffsetName, 0));
  clock.freeze(clock.now());
  await settings.noteRestore(new Date(clock.now()).getTime());
  const roster = { list: () => Promise.resolve([]), findMeeting: () => Promise.resolve(null) };
  const quiet: Log = { info: () => undefined, warn: () => undefined, error: log.error };
  const core = createCore({ db, clock, log: quiet, roster, translateFor: createTranslations(), hasMail });
  await core.repositories.live.prepare();
  const silence = createSilence(core);
  const worker = createWorker({
    ...core,
    jobs: core.repositories.jobs,
    handlers: {
      ...createHandlers({ ...core, sendCard: silence.card, sendMail: silence.mail }),
      ...silence.others,
    },
  });
  await deliverAll(core);
  await createHealRestored(core)(copiedAt);
  await deliverAll(core);
  await drain(core, worker);
  await endParked(db, reason, clock.machineNow());
  for (const subject of silence.standing) await core.requestCard(subject);
  return { unsent: silence.count() };
}

/** The handlers of all that speaks to people: they note what is not sent, and which cards stand in chats already. */
function createSilence({ repositories }: Core) {
  const { cards, mails } = repositories;
  const standing: CardSubject[] = [];
  let unsent = 0;

  function refuse(): Promise<JobResult> {
    unsent += 1;
    return Promise.resolve({ kind: 'park', reason });
  }

  async function card({ payload }: Job): Promise<JobResult> {
    const subject = payload['subject'] as CardSubject;
    const key = toCardKey(subject);
    const posted = await cards.find(key);
    if (typeof posted?.activityId !== 'string') {
      // Begun when the copy was made: perhaps posted.
      if (posted?.sending) await cards.change(key, { state: 'unknown', sending: null });
      return refuse();
    }
    // What was shown after the copy was made is unknown, so it is drawn again in any case.
    if (isOfMeetingToCome(subject)) await cards.change(key, { sentHash: null });
    standing.push(subject);
    return { kind: 'park', reason };
  }

  async function mail({ payload }: Job): Promise<JobResult> {
    const { subject, to } = payload['request'] as MailRequest;
    const key = toMailKey({ subject, to });
    const { state } = await mails.getOrCreate(key, { subject, to: to.email });
    if (state === 'ok') return { kind: 'done' };
    await mails.change(key, { state: 'unknown', sending: null, reason });
    return refuse();
  }

  return {
    card,
    mail,
    others: { 'chair-brief': refuse, 'daily-card': refuse, 'snooze-ends': refuse },
    standing,
    count: () => unsent,
  };
}

function isOfMeetingToCome({ kind }: CardSubject): boolean {
  return kind === 'check-in' || kind === 'agenda';
}

/** Delivers what waits in the records; an event that cannot be delivered is left to the app. */
async function deliverAll({ commands, repositories }: Core): Promise<void> {
  const { seriesStore, meetingStore, checkInStore, actionStore, personSettings } = repositories;
  const stores = [seriesStore, meetingStore, checkInStore, actionStore, personSettings];
  for (let before = ''; ;) {
    const found = await Promise.all(stores.map(({ findUndelivered }) => findUndelivered(endOfTimeMs, 100)));
    const waiting = found.flat().join(' ');
    if (waiting === '' || waiting === before) return;
    await commands.sweep(endOfTimeMs);
    before = waiting;
  }
}

/** Runs what is due, and what that makes due. */
async function drain({ clock, commands, repositories }: Core, worker: Worker): Promise<void> {
  for (;;) {
    await worker.drain();
    await commands.idle();
    const availableAt = await repositories.jobs.nextAvailableAt(clock.now(), worker.kinds);
    if (availableAt === null || availableAt > clock.machineNow() + patienceMs) return;
    await delay(Math.max(availableAt - clock.machineNow(), 1));
  }
}
