import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Db } from 'mongodb';
import { createIndexes, indexSpecs } from '../../../bot/db/indexes.ts';
import { createSettingRepository } from '../../../bot/db/settings.ts';
import { ana } from '../../support/builders.ts';
import { backUp, createBackupFolder, restoreAnew, setProductTime } from '../../support/backup.ts';
import { busyStart, createBusySeries } from '../../support/busy-weeks.ts';
import { createTestDatabase } from '../../support/database.ts';
import { createMortalProcess } from '../../support/mortal-process.ts';
import { createProbeClock, type ProbeClock } from '../../support/probe-clock.ts';
import { createWholeProcess, type Delivery } from '../../support/whole-process.ts';

// The first meeting: its check-in opens on Tuesday 24 at 08:00 UTC, its agenda is posted on Wednesday 25 at 09:00, it
// begins on Thursday 26 at 09:00, and its minutes go out by themselves on Friday 27 at 11:00.
const meetingId = 'series.2026-11-26';
const folder = createBackupFolder();
afterAll(folder.remove);
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

function start(db: Db, clock: ProbeClock) {
  const world: Delivery[] = [];
  const app = createWholeProcess(createMortalProcess(db, null), clock, world);
  return { ...app, db, world };
}

type App = ReturnType<typeof start>;

/** An app that has lived until an instant. */
async function liveUntil(instant: string): Promise<App> {
  const { db, close } = await createTestDatabase();
  closing.push(close);
  await createIndexes(db, indexSpecs);
  const app = start(db, createProbeClock(busyStart));
  await createBusySeries(app);
  await app.liveUntil(instant);
  return app;
}

/** Backs an app up; the file says that it is restored at an instant. */
async function copy({ db }: App, restoredAt: string): Promise<string> {
  await setProductTime(db, restoredAt);
  const file = folder.file();
  await backUp(db, file);
  return file;
}

/** Another app, which starts from a backup. */
async function restore(file: string) {
  const { database, restored } = await restoreAnew(file);
  closing.push(database.close);
  // A restore takes its time, also on a slow machine.
  const startedAtMs = await createSettingRepository(database.db).readRestoredAt();
  const second = start(database.db, createProbeClock(new Date(startedAtMs).toISOString()));
  await second.settle();
  return { second, unsent: restored.unsent };
}

const posts = ({ world }: App) => world.filter(({ how }) => how !== 'edit').map(({ about }) => about);
const edits = ({ world }: App) =>
  [...new Set(world.filter(({ how }) => how === 'edit').map(({ about }) => about))].sort();
const meetingOf = async ({ core }: App) => (await core.repositories.meetingStore.find(meetingId))!.state;
const end = ({ core }: App) =>
  core.commands.meeting({
    id: meetingId,
    actor: { kind: 'system' },
    command: { kind: 'end' },
    commandId: 'end',
  });
const begin = ({ core }: App) =>
  core.commands.meeting({ id: meetingId, actor: ana, command: { kind: 'start' }, commandId: 'start' });

/** Copies of one app that lived through the week, by the times at which they were made and are restored. */
const copies = new Map<string, string>();
const fileOf = (madeAt: string, restoredAt: string) => copies.get(`${madeAt} ${restoredAt}`)!;
let postedByTuesdayNoon: string[];

beforeAll(async () => {
  const app = await liveUntil('2026-11-23T12:00:00.000Z');
  const keep = async (madeAt: string, ...restoredAt: string[]) => {
    for (const at of restoredAt) copies.set(`${madeAt} ${at}`, await copy(app, `2026-11-${at}:00.000Z`));
  };
  await keep('23T12:00', '23T13:00', '24T12:00');
  await app.liveUntil('2026-11-24T12:00:00.000Z');
  postedByTuesdayNoon = posts(app).sort();
  await keep('24T12:00', '24T13:00', '26T12:00');
  await app.liveUntil('2026-11-26T09:00:00.000Z');
  await begin(app);
  await keep('26T09:00 begun', '26T09:20');
  await end(app);
  await app.settle();
  await keep('26T09:00 ended', '26T10:00', '28T12:00');
}, 60_000);

describe('after a restore, of what was due before it', () => {
  it('nobody is asked by card, but the check-in is open and the next morning speaks of it', async () => {
    const { second, unsent } = await restore(fileOf('23T12:00', '24T12:00'));
    expect(posts(second)).toEqual([]);
    expect(unsent).toBeGreaterThan(0);
    expect((await meetingOf(second)).state).toBe('open');
    const asked = await second.core.repositories.checkIns.listOfMeeting(meetingId);
    expect(asked.map(({ state }) => [state.personId, state.state])).toEqual([
      ['cem', 'asked'],
      ['dora', 'asked'],
    ]);
    await second.liveUntil('2026-11-25T08:30:00.000Z');
    expect(
      posts(second)
        .filter((about) => about.startsWith('daily'))
        .sort(),
    ).toEqual(['daily:cem:2026-11-23:1', 'daily:dora:2026-11-23:1']);
    await second.liveUntil('2026-11-25T09:00:00.000Z');
    expect(posts(second).filter((about) => about === `agenda:${meetingId}`)).toHaveLength(1);
  });

  it('cards that stand in chats are brought up to date in place, whatever they showed last', async () => {
    const { second } = await restore(fileOf('24T12:00', '24T13:00'));
    expect(postedByTuesdayNoon).toEqual([`check-in:${meetingId}:cem`, `check-in:${meetingId}:dora`]);
    expect(posts(second)).toEqual([]);
    expect(edits(second)).toEqual([`check-in:${meetingId}:cem`, `check-in:${meetingId}:dora`]);
  });

  it('a meeting whose time is over is not held, and neither agenda nor briefs nor reminders are sent', async () => {
    const { second } = await restore(fileOf('24T12:00', '26T12:00'));
    expect(await meetingOf(second)).toMatchObject({ state: 'skipped', skip: { kind: 'not-held' } });
    expect(posts(second)).toEqual([]);
  });

  it('minutes are closed but not sent: not those that were due, and not those that may have been sent by a chair', async () => {
    for (const restoredAt of ['28T12:00', '26T10:00']) {
      const { second } = await restore(fileOf('26T09:00 ended', restoredAt));
      await second.liveUntil('2026-11-28T13:00:00.000Z');
      const { state, minutes } = await meetingOf(second);
      expect([state, minutes.length]).toEqual(['closed', 1]);
      expect(posts(second).filter((about) => about.startsWith('minutes'))).toEqual([]);
      expect(second.world.filter(({ how }) => how === 'mail')).toEqual([]);
    }
  });

  it('minutes that a chair sends go out', async () => {
    const { second } = await restore(fileOf('26T09:00 begun', '26T09:20'));
    await end(second);
    const records = (await second.core.queries.readMeeting(meetingId))!;
    const request = { kind: 'close' } as const;
    await second.core.commandMeeting({ records, actor: ana, request, commandId: 'close' });
    await second.settle();
    expect(posts(second).sort()).toEqual([
      'Minutes of Thursday, November 26, 2026: Sales and Marketing',
      `minutes:${meetingId}`,
    ]);
  });

  it('what was on its way when the copy was made is unknown, and a mail is never sent again', async () => {
    const key = `minutes:${meetingId}:1:dora`;
    const mail = {
      subject: { kind: 'minutes', seriesId: 'series', meetingId, version: 1 },
      to: 'dora@contoso.example',
    };
    const request = {
      ...mail,
      to: { personId: 'dora', name: 'Dora', email: mail.to, language: 'en' },
      because: 'absent',
    } as const;
    const sending = { attempt: 1 };
    const app = await liveUntil('2026-11-24T07:00:00.000Z');
    const { mails: sentMails, cards: sentCards } = app.core.repositories;
    await sentMails.getOrCreate(key, { subject: { ...mail.subject, kind: 'minutes' }, to: mail.to });
    await sentMails.change(key, { sending });
    await app.core.requestMail!(request as Parameters<NonNullable<typeof app.core.requestMail>>[0]);
    const subject = { kind: 'agenda', seriesId: 'series', meetingId } as const;
    await sentCards.getOrCreate(`agenda:${meetingId}`, subject);
    await sentCards.change(`agenda:${meetingId}`, { sending });
    await app.core.requestCard(subject);
    // Both are in the hands of a process that dies.
    await app.db
      .collection('jobs')
      .updateMany({ state: 'due' }, { $set: { owner: 'dead', availableAt: new Date('2030-01-01') } });
    const { second } = await restore(await copy(app, '2026-11-24T07:00:00.000Z'));
    expect(posts(second)).toEqual([]);
    const { mails, cards } = second.core.repositories;
    expect(await mails.find(key)).toMatchObject({ state: 'unknown', sending: null, reason: 'restored' });
    expect(await cards.find(`agenda:${meetingId}`)).toMatchObject({ state: 'unknown', sending: null });
  });

  it('what comes later comes at its time, as if nothing had been', async () => {
    const { second } = await restore(fileOf('23T12:00', '23T13:00'));
    await second.liveUntil('2026-11-25T09:00:00.000Z');
    const about = posts(second);
    for (const one of [`check-in:${meetingId}:cem`, `check-in:${meetingId}:dora`, `agenda:${meetingId}`]) {
      expect(about.filter((posted) => posted === one)).toHaveLength(1);
    }
  });
});
