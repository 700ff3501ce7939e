import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { createClock } from '../../../bot/clock.ts';
import { createCore, type Core } from '../../../bot/core.ts';
import { createIndexes, indexSpecs } from '../../../bot/db/indexes.ts';
import type { LocalChat } from '../../../bot/local/chat-store.ts';
import { createSample } from '../../../bot/local/sample/create-sample.ts';
import { samplePeople, sampleSeriesId } from '../../../bot/local/sample/people.ts';
import { localBot, localTenantId } from '../../../bot/local/tenant.ts';
import { createTestDatabase } from '../../support/database.ts';
import { outside } from '../../support/quiet.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

const clock = createClock();
let core: Core;

beforeEach(async () => {
  await database.db.dropDatabase();
  await createIndexes(database.db, indexSpecs);
  clock.freeze('2026-11-27T11:00:00.000Z');
  core = createCore({ db: database.db, clock, ...outside });
  await core.repositories.live.prepare();
});

/** Stands for Teams, which tells the bot about a chat; the power goes when it is asked once too often. */
function createInstaller(limit = Infinity) {
  let count = 0;
  return async ({ id, type }: LocalChat, byPersonId: string) => {
    if ((count += 1) > limit) throw new Error('the power is gone');
    const personId = type === 'personal' ? byPersonId : null;
    const address = { tenantId: localTenantId, serviceUrl: 'http://127.0.0.1/', botId: localBot.id };
    await core.repositories.conversations.remember({
      id,
      type,
      ...address,
      name: '',
      meetingId: null,
      personId,
      seriesId: null,
    });
  };
}

/** Everything that the sample makes, without what the machine's time is part of. */
async function readAll() {
  const { meetingStore, checkInStore, actionStore, parkingLot, people, conversations } = core.repositories;
  const meetings = await meetingStore.list({}, { sort: { _id: 1 } });
  return {
    meetings: meetings.map(({ state }) => state),
    checkIns: (await checkInStore.list({}, { sort: { _id: 1 } })).map(({ state }) => state),
    actions: (await actionStore.list({}, { sort: { _id: 1 } })).map(({ state }) => state),
    parked: await parkingLot.list(sampleSeriesId),
    people: (await people.list(samplePeople.map(({ id }) => id))).length,
    channel: (await conversations.findOfSeries(sampleSeriesId))?.id,
    personal: (await conversations.findPersonal('yuki'))?.id,
  };
}

test('the past is there first, and eight weeks are planned', async () => {
  const made = await createSample({ ...core, installApp: createInstaller() })();
  expect(made).toEqual({ seriesId: sampleSeriesId, people: samplePeople });
  const { meetings, people, channel, personal } = await readAll();
  expect(meetings.map(({ state }) => state)).toEqual([
    ...Array<string>(6).fill('closed'),
    ...Array<string>(8).fill('planned'),
  ]);
  expect({ people, channel, personal }).toEqual({
    people: 12,
    channel: 'channel-sales-and-marketing',
    personal: 'chat-yuki',
  });
});

test('nothing is sent for weeks that are over', async () => {
  await createSample({ ...core, installApp: createInstaller() })();
  await core.commands.idle();
  const jobs = await database.db.collection('jobs').find({}).toArray();
  expect(new Set(jobs.map(({ kind }) => String(kind)))).toEqual(
    new Set(['check-in-opens', 'agenda-posts', 'meeting-ends', 'plan-series']),
  );
  const due = jobs.filter(({ dueAt }) => (dueAt as Date) < new Date(clock.now()));
  expect(due).toEqual([]);
});

test('made again, also twice at once, it stays as it is', async () => {
  const sample = createSample({ ...core, installApp: createInstaller() });
  const [one, other] = await Promise.all([sample(), sample()]);
  const before = await readAll();
  clock.freeze('2026-11-30T11:00:00.000Z');
  expect([await sample(), one]).toEqual([other, other]);
  expect(await readAll()).toEqual(before);
});

test.each([
  ['before the first chat', 0],
  ['among the chats', 7],
  ['before the channel', 12],
])('after a crash %s it is finished, from the week in which it was begun', async (_when, limit) => {
  await createSample({ ...core, installApp: createInstaller() })();
  const whole = await readAll();
  await database.db.dropDatabase();
  await createIndexes(database.db, indexSpecs);
  await expect(createSample({ ...core, installApp: createInstaller(limit) })()).rejects.toThrow(
    'the power is gone',
  );
  clock.freeze('2026-11-30T11:00:00.000Z');
  await createSample({ ...core, installApp: createInstaller() })();
  expect(await readAll()).toEqual(whole);
});

test('after a crash among the past weeks it is finished', async () => {
  await createSample({ ...core, installApp: createInstaller() })();
  const whole = await readAll();
  await core.repositories.seriesStore.collection.deleteMany({});
  await database.db.collection('checkIns').deleteMany({ personId: 'mei' });
  await database.db.collection('meetings').deleteMany({ date: { $gt: '2026-11-07' } });
  await createSample({ ...core, installApp: createInstaller() })();
  expect(await readAll()).toEqual(whole);
});
