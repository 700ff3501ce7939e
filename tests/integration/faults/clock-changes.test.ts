import { afterAll, describe, expect, it } from '@jest/globals';
import { toMeetingId } from '../../../shared/core/ids.ts';
import { addDays, addDuration } from '../../../shared/core/time.ts';
import { defaultSchedule, type Schedule } from '../../../shared/series/series.ts';
import { isLong, toCount } from '../../support/count.ts';
import { createTestDatabase } from '../../support/database.ts';
import { beginSeries } from '../../support/live-series.ts';
import { toSeries } from '../../support/meeting-records.ts';
import { createMortalProcess } from '../../support/mortal-process.ts';
import { createProbeClock } from '../../support/probe-clock.ts';
import { createWholeProcess, type Delivery } from '../../support/whole-process.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const { db } = database;

/** A date, and the wall-clock time that its meeting really starts at where that is not the schedule's. */
type Day = string | readonly [date: string, shown: string];

interface Stretch {
  zone: string;
  weekday: number;
  time: string;
  /** The dates in a row on which there is a meeting; `npm test` lives through the one in the middle. */
  days: readonly Day[];
  /** The date of a meeting before which there is no day on which its chairs could be told. */
  untold?: string;
}

/** What is lived through in `npm test` comes first. */
const stretches: [string, Stretch][] = [
  [
    'the half hour that Lord Howe skips',
    {
      zone: 'Australia/Lord_Howe',
      weekday: 7,
      time: '02:15',
      days: ['2026-09-27', ['2026-10-04', '2026-10-04 02:45'], '2026-10-11'],
    },
  ],
  [
    'the hour that New York has twice',
    { zone: 'America/New_York', weekday: 7, time: '01:30', days: ['2026-10-25', '2026-11-01', '2026-11-08'] },
  ],
  [
    'the Friday that Samoa never had',
    {
      zone: 'Pacific/Apia',
      weekday: 5,
      time: '10:00',
      days: ['2011-12-23', ['2011-12-30', '2011-12-31 10:00'], '2012-01-06'],
      untold: '2011-12-30',
    },
  ],
  [
    'the half hour that Lord Howe has twice',
    {
      zone: 'Australia/Lord_Howe',
      weekday: 7,
      time: '01:45',
      days: ['2026-03-29', '2026-04-05', '2026-04-12'],
    },
  ],
  [
    'the hour that New York skips',
    {
      zone: 'America/New_York',
      weekday: 7,
      time: '02:30',
      days: ['2026-03-01', ['2026-03-08', '2026-03-08 03:30'], '2026-03-15'],
    },
  ],
  [
    'the hour that Samoa skipped',
    {
      zone: 'Pacific/Apia',
      weekday: 7,
      time: '03:30',
      days: ['2012-09-23', ['2012-09-30', '2012-09-30 04:30'], '2012-10-07'],
    },
  ],
  [
    'the hour that Samoa had twice',
    { zone: 'Pacific/Apia', weekday: 7, time: '03:30', days: ['2013-03-31', '2013-04-07', '2013-04-14'] },
  ],
  [
    'both changes of the clocks by day, in spring',
    { zone: 'Europe/London', weekday: 4, time: '10:00', days: ['2026-03-26', '2026-04-02', '2026-04-09'] },
  ],
  [
    'both changes of the clocks by day, in autumn',
    { zone: 'Europe/London', weekday: 4, time: '10:00', days: ['2026-10-22', '2026-10-29', '2026-11-05'] },
  ],
  [
    'week 53 and the end of a year',
    { zone: 'Asia/Tokyo', weekday: 4, time: '10:00', days: ['2026-12-24', '2026-12-31', '2027-01-07'] },
  ],
  [
    'a leap day',
    { zone: 'Asia/Kolkata', weekday: 2, time: '10:00', days: ['2028-02-22', '2028-02-29', '2028-03-07'] },
  ],
  [
    'the turn of a year on its last evening',
    { zone: 'America/St_Johns', weekday: 4, time: '23:30', days: ['2026-12-24', '2026-12-31', '2027-01-07'] },
  ],
  [
    'the midnight at which Cairo changes its clocks',
    {
      zone: 'Africa/Cairo',
      weekday: 5,
      time: '00:30',
      days: ['2026-04-17', ['2026-04-24', '2026-04-24 01:30'], '2026-05-01'],
    },
  ],
];

/** What a clock on the wall shows in a zone, by the platform's own calendar. */
function createWall(zone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (instant) => format.format(new Date(instant));
}

/** The second working day before a date. */
function twoWorkingDaysBefore(date: string): string {
  const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  let found = date;
  for (let left = 2; left > 0;) {
    found = addDays(found, -1);
    if (!isWeekend(found)) left -= 1;
  }
  return found;
}

async function live({ zone, weekday, time }: Stretch, days: readonly Day[]) {
  for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
  const dates = days.map((day) => (typeof day === 'string' ? day : day[0]));
  const clock = createProbeClock(`${addDays(dates[0]!, -6)}T12:00:00.000Z`);
  const world: Delivery[] = [];
  const process = createWholeProcess(createMortalProcess(db, null), clock, world);
  const schedule: Schedule = { ...defaultSchedule, zone, weekday, time };
  await beginSeries(process, toSeries({ schedule, reminders: 0 }));
  await process.liveUntil(`${addDays(dates.at(-1)!, 2)}T00:00:00.000Z`);
  return { dates, process, world };
}

describe('F17 a series that lives through', () => {
  it.each(stretches.slice(0, toCount(3, stretches.length)))('%s', async (_, stretch) => {
    const { zone, time, untold } = stretch;
    const days = isLong ? stretch.days : stretch.days.slice(1, 2);
    const { dates, process, world } = await live(stretch, days);
    const wall = createWall(zone);
    const runsOf = (kind: string) => process.ran.filter((job) => job.kind === kind);
    // One meeting a week, in its order, and each of its jobs once.
    const ids = dates.map((date) => toMeetingId('series', date));
    for (const kind of ['check-in-opens', 'agenda-posts', 'meeting-ends']) {
      expect([kind, ...runsOf(kind).map(({ key }) => key)]).toEqual([kind, ...ids]);
    }
    for (const [at, day] of days.entries()) {
      const shown = typeof day === 'string' ? `${day} ${time}` : day[1];
      const { meeting } = (await process.core.queries.readMeeting(ids[at]!))!;
      expect([ids[at], wall(meeting.startsAt)]).toEqual([ids[at], shown]);
      const [opened, posted, ended] = ['check-in-opens', 'agenda-posts', 'meeting-ends'].map(
        (kind) => runsOf(kind)[at]!.at,
      );
      expect(wall(opened!)).toBe(`${twoWorkingDaysBefore(shown.slice(0, 10))} 09:00`);
      expect([posted, ended]).toEqual([
        addDuration(meeting.startsAt, '-PT24H'),
        addDuration(meeting.startsAt, 'PT60M'),
      ]);
      const told = world.filter(({ how, about }) => how === 'post' && about.includes(ids[at]!));
      const wanted = toTold(ids[at]!, dates[at] === untold);
      expect(told.map(({ about }) => about).sort()).toEqual(wanted);
    }
    // Planned on every Monday for the week after, once.
    const planned = runsOf('plan-series').map(({ at }) => wall(at));
    expect(planned.every((shown) => shown.endsWith('00:05'))).toBe(true);
    expect(new Set(planned).size).toBe(planned.length);
  });
});

/** The cards about one meeting. Nobody has written anything, so the chairs are asked whether it is needed. */
function toTold(id: string, isUntold: boolean): string[] {
  const briefs = isUntold ? [] : [`brief:${id}:ana`, `brief:${id}:ben`];
  const offers = [`offer:${id}:ana`, `offer:${id}:ben`];
  return [`agenda:${id}`, ...briefs, `check-in:${id}:cem`, `check-in:${id}:dora`, ...offers];
}
