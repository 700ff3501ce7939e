import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { migrations } from '../../bot/db/migrations/list.ts';
import { migrate } from '../../bot/db/migrations/migrate.ts';
import { createRepositories } from '../../bot/db/repositories.ts';
import { createTestDatabase } from '../support/database.ts';
import { toAction } from '../support/builders.ts';
import { toCheckIn, toItem, toMeeting, toSeries } from '../support/meeting-records.ts';

const database = await createTestDatabase();
const { db } = database;
afterAll(() => database.close());

interface Old {
  _id: string;
  [field: string]: unknown;
}

const change = { at: '2026-11-25T08:00:00.000Z', by: 'cem', change: 'created' };
const item = { ...without(toItem(), 'customers', 'merged'), origin: { kind: 'proposed', personId: 'cem' } };
const entry = { id: 'e', section: 'wins', text: 'Signed', discuss: false };
const shell = { version: 3, commandIds: ['c'], outbox: [] };

/** The form that the first version stored. */
const old: Record<string, Old> = {
  series: {
    ...toOld(toSeries(), [
      'home state start holidays reminders graceMinutes customers informed revision edited changes',
    ]),
    people: toSeries().people.map((person) => without(person, 'acting')),
  },
  meetings: {
    ...toOld(toMeeting(), ['skip moved locked offer attendance reopenedBecause']),
    items: [item],
    minutes: [{ version: 1, closedAt: '', closedBy: 'ana', items: [item], actions: [], readBeforehand: [] }],
    search: { words: ['price'], people: [], departments: [] },
  },
  checkIns: {
    ...toOld(toCheckIn(), ['marks substituteId insteadOf snoozedUntil noticed']),
    entries: [entry],
  },
  actions: { ...toOld(toAction(), ['']), history: [change] },
};

function without(record: object, ...names: string[]) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

function toOld({ id, ...rest }: { id: string }, [names = '']: string[]): Old {
  return { _id: id, ...without(rest, ...names.split(' ')), ...shell };
}

async function readAll() {
  const { seriesStore, meetingStore, checkInStore, actionStore } = createRepositories(db);
  return {
    series: await seriesStore.find('series'),
    meeting: await meetingStore.find('series.2026-11-26'),
    checkIn: await checkInStore.find('series.2026-11-26.cem'),
    action: await actionStore.find('action'),
  };
}

beforeEach(async () => {
  await db.dropDatabase();
  for (const [name, document] of Object.entries(old)) await db.collection<Old>(name).insertOne(document);
});

test('records of the first version get the fields of this one, and keep what they had', async () => {
  await migrate(db, migrations, { log: { info: () => undefined } });
  const { series, meeting, checkIn, action } = await readAll();
  expect(series).toMatchObject({ version: 3, commandIds: ['c'], state: toSeries({ home: null }) });
  const search = { words: ['price'], people: [], departments: [], customers: [] };
  expect(meeting?.state).toMatchObject({
    ...toMeeting({ items: [toItem()], search }),
    minutes: [{ version: 1 }],
  });
  expect(meeting?.state.minutes[0]).toMatchObject({ reason: '', attendance: [], items: [toItem()] });
  const entries = [{ ...entry, minutes: null, link: null, customers: [] }];
  expect(checkIn?.state).toEqual({ ...toCheckIn(), entries });
  expect(action?.state).toEqual(toAction());
});

test('run again, as after a crash in it, it changes nothing more', async () => {
  const [first] = migrations;
  await first?.run(db);
  const once = await readAll();
  await first?.run(db);
  expect(await readAll()).toEqual(once);
});
