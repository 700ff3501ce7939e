import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRepositories } from '../../../bot/db/repositories.ts';
import { createClockWatch } from '../../../bot/jobs/clock-watch.ts';
import { toCount } from '../../support/count.ts';
import { createTestDatabase } from '../../support/database.ts';
import { beginSeries } from '../../support/live-series.ts';
import { toSeries } from '../../support/meeting-records.ts';
import { createMortalProcess } from '../../support/mortal-process.ts';
import { createProbeClock } from '../../support/probe-clock.ts';
import { createWholeProcess, type Delivery } from '../../support/whole-process.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const { db } = database;

const hour = 3_600_000;
const day = 24 * hour;

/** A week from Monday to Monday, in which nothing is done but what is due, and the clock jumps at some times; gives what was posted. */
async function liveWeek(jumps: readonly (readonly [at: string, ms: number])[]): Promise<string[]> {
  for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
  const clock = createProbeClock('2026-11-23T06:00:00.000Z');
  const world: Delivery[] = [];
  const process = createWholeProcess(createMortalProcess(db, null), clock, world);
  const watch = createClockWatch({ repositories: createRepositories(db), clock });
  await beginSeries(process, toSeries({ reminders: 2 }));
  const meetingId = 'series.2026-11-26';
  for (const [at, ms] of [...jumps, ['2026-11-30T06:00:00.000Z', 0] as const]) {
    await process.liveUntil(at);
    clock.advance(ms);
    await watch();
    await process.settle();
  }
  const { meeting } = (await process.core.queries.readMeeting(meetingId))!;
  expect(meeting).toMatchObject({ state: 'skipped', skip: { kind: 'not-held' } });
  expect(meeting.items.filter(({ origin }) => origin.kind === 'standing')).toHaveLength(5);
  const unasked = world.filter(({ how }) => how !== 'edit');
  return unasked.map(({ to, about }) => `${to} ${about}`).sort();
}

const weeks: [string, [string, number][]][] = [
  [
    'forward by a day, to when the agenda has been due for hours, and back',
    [
      ['2026-11-24T12:00:00.000Z', day],
      ['2026-11-25T13:00:00.000Z', -day],
    ],
  ],
  [
    'back by a day, after everything that is sent',
    [
      ['2026-11-24T08:01:00.000Z', -day],
      ['2026-11-25T09:01:00.000Z', -day],
      ['2026-11-26T10:01:00.000Z', -day],
    ],
  ],
  [
    'back by an hour, again and again',
    [
      ['2026-11-24T08:30:00.000Z', -hour],
      ['2026-11-24T08:10:00.000Z', -hour],
      ['2026-11-25T08:20:00.000Z', -hour],
      ['2026-11-25T09:00:00.000Z', -hour],
      ['2026-11-26T09:30:00.000Z', -hour],
    ],
  ],
  [
    'forward by an hour and back',
    [
      ['2026-11-24T07:30:00.000Z', hour],
      ['2026-11-24T10:00:00.000Z', -hour],
      ['2026-11-25T08:30:00.000Z', hour],
      ['2026-11-25T11:00:00.000Z', -hour],
    ],
  ],
  ['forward by a day, as if the machine had slept', [['2026-11-23T20:00:00.000Z', day]]],
];

describe('F17 a week in which the clock jumps', () => {
  let undisturbed: string[];
  beforeAll(async () => {
    undisturbed = await liveWeek([]);
  });

  it.each(weeks.slice(0, toCount(1, weeks.length)))(
    '%s: everybody gets what they get otherwise, once',
    async (_, wanted) => {
      expect(undisturbed.length).toBeGreaterThan(8);
      expect(await liveWeek(wanted)).toEqual(undisturbed);
    },
  );
});
