import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  firstWeekdayFrom,
  secondsBetween,
  toInstant,
  toWeekday,
} from '../../../shared/core/time.ts';
import { toOccurrenceTimes, upcomingDates, weeksPlannedAhead } from '../../../shared/series/schedule.ts';
import { zones } from '../../support/arbitraries.ts';
import { tenYears, toSchedule, toTenYears } from '../../support/ten-years.ts';

/** What a wall clock in a zone shows, by the platform's own calendar: no Temporal, so that it can disagree. */
function createWallClock(zone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (instant) => format.format(new Date(instant));
}

const isoWeek = (date: string) => {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-${weekOfYear?.toString().padStart(2, '0')}`;
};

/** Nights in which some zone skips or repeats these times, and the months in which any of the nine changes its clocks. */
const nights = [
  [7, '01:30'],
  [7, '02:15'],
  [5, '00:30'],
] as const;
const isNearChange = (date: string) => ['03', '04', '10', '11'].includes(date.slice(5, 7));

/** Hours from each occurrence to the next, each number once. */
function hoursBetween(starts: readonly string[]): number[] {
  const hours = starts.slice(1).map((start, index) => secondsBetween(starts[index]!, start) / 3600);
  return [...new Set(hours)].sort((one, other) => one - other);
}

/** Ten years of Thursdays at ten, worked out once for each zone. */
const thursdays = new Map(zones.map((zone) => [zone as string, toTenYears(toSchedule(zone, 4, '10:00'))]));

describe.each(zones)('ten years in %s', (zone) => {
  const showsAt = createWallClock(zone);
  const years = thursdays.get(zone)!;

  it('have one meeting in every week, on its weekday, when the clock shows its time', () => {
    expect(years.map(({ startsAt }) => showsAt(startsAt))).toEqual(years.map(({ date }) => `${date} 10:00`));
    expect(new Set(years.map(({ date }) => toWeekday(date)))).toEqual(new Set([4]));
    expect(new Set(years.map(({ date }) => isoWeek(date))).size).toBe(tenYears.weeks);
    years.slice(1).forEach(({ date }, index) => {
      expect(Temporal.PlainDate.from(years[index]!.date).until(date).days).toBe(7);
    });
  });

  it('reach from the first week of 2024 to the end of 2034, with weeks 53', () => {
    const dates = years.map(({ date }) => date);
    expect([dates[0], dates.at(-1)]).toEqual(['2024-01-04', '2034-12-28']);
    expect(dates.filter((date) => isoWeek(date).endsWith('-53'))).toEqual(['2026-12-31', '2032-12-30']);
  });

  it.each([
    [4, '2024-02-29'],
    [2, '2028-02-29'],
    [7, '2032-02-29'],
    [4, '2026-12-31'],
    [5, '2027-01-01'],
    [3, '2025-12-31'],
    [4, '2032-01-01'],
  ])('have a meeting on weekday %i on %s', (weekday, date) => {
    const schedule = toSchedule(zone, weekday, '23:30');
    expect(upcomingDates(schedule, `${addDays(date, -30)}T00:00:00.000Z`, 8)).toContain(date);
    expect(showsAt(toOccurrenceTimes(schedule, date).startsAt)).toBe(`${date} 23:30`);
  });

  it('follow the clocks at night: a time that is skipped is later by the gap, any other is itself', () => {
    for (const [weekday, time] of nights) {
      const schedule = toSchedule(zone, weekday, time);
      const first = firstWeekdayFrom(tenYears.from.slice(0, 10), weekday);
      const dates = Array.from({ length: tenYears.weeks }, (_, week) => addDays(first, week * 7));
      for (const { date, startsAt } of dates
        .filter(isNearChange)
        .map((on) => toOccurrenceTimes(schedule, on))) {
        const wanted = `${date} ${time}`;
        const shown = showsAt(startsAt);
        if (shown === wanted) {
          // The first of two: an hour, or half an hour, earlier the clock showed something else.
          const earlier = [0.5, 1].map((hours) => new Date(Date.parse(startsAt) - hours * 3_600_000));
          expect(earlier.map((instant) => showsAt(instant.toISOString()))).not.toContain(wanted);
          continue;
        }
        const gapMs = Date.parse(`${shown.replace(' ', 'T')}Z`) - Date.parse(`${wanted.replace(' ', 'T')}Z`);
        expect([0.5, 1]).toContain(gapMs / 3_600_000);
        // No instant of that day shows the wanted time, and just before the gap the old offset held.
        expect(showsAt(new Date(Date.parse(startsAt) - gapMs).toISOString())).not.toBe(wanted);
        expect(shown.slice(0, 10)).toBe(date);
        expect(startsAt).toBe(toInstant(date, time, zone));
      }
    }
  });

  it('are planned the same week by week, from whatever moment', () => {
    const schedule = toSchedule(zone, 4, '10:00');
    const moments = fc.integer({
      min: Date.parse(tenYears.from),
      max: Date.parse('2034-10-01T00:00:00.000Z'),
    });
    const instants = fc.oneof(
      moments.map((ms) => new Date(ms).toISOString()),
      fc.constantFrom(...years.slice(0, -10).map(({ startsAt }) => startsAt)),
    );
    fc.assert(
      fc.property(instants, (now) => {
        const first = years.findIndex(({ startsAt }) => startsAt >= now);
        const wanted = years.slice(first, first + weeksPlannedAhead).map(({ date }) => date);
        expect(upcomingDates(schedule, now, weeksPlannedAhead)).toEqual(wanted);
      }),
    );
  });
});

describe('a week', () => {
  const changing = [167, 168, 169];

  it.each([
    ['America/New_York', changing],
    ['Europe/London', changing],
    ['Australia/Lord_Howe', [167.5, 168, 168.5]],
    ['Asia/Kolkata', [168]],
    ['America/St_Johns', changing],
    ['Pacific/Apia', [168]],
    ['Africa/Cairo', changing],
    ['Asia/Tokyo', [168]],
    ['UTC', [168]],
  ])('in %s has %j hours', (zone, hours) => {
    const starts = thursdays.get(zone)!.map(({ startsAt }) => startsAt);
    expect(hoursBetween(starts)).toEqual(hours);
  });
});

describe('both changes of the clocks in 2026', () => {
  it.each([
    ['America/New_York', 7, '02:30', '2026-03-08', '2026-03-08T07:30:00.000Z'],
    ['America/New_York', 7, '01:30', '2026-11-01', '2026-11-01T05:30:00.000Z'],
    ['Europe/London', 7, '01:30', '2026-03-29', '2026-03-29T01:30:00.000Z'],
    ['Europe/London', 7, '01:30', '2026-10-25', '2026-10-25T00:30:00.000Z'],
    ['Australia/Lord_Howe', 7, '02:15', '2026-10-04', '2026-10-03T15:45:00.000Z'],
    ['Australia/Lord_Howe', 7, '01:45', '2026-04-05', '2026-04-04T14:45:00.000Z'],
    ['America/St_Johns', 7, '02:30', '2026-03-08', '2026-03-08T06:00:00.000Z'],
    ['America/St_Johns', 7, '01:30', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['Africa/Cairo', 5, '00:30', '2026-04-24', '2026-04-23T22:30:00.000Z'],
    ['Africa/Cairo', 4, '23:30', '2026-10-29', '2026-10-29T20:30:00.000Z'],
  ])('in %s on weekday %i at %s: %s is at %s', (zone, weekday, time, date, startsAt) => {
    const schedule = toSchedule(zone, weekday, time);
    expect(upcomingDates(schedule, `${addDays(date, -30)}T00:00:00.000Z`, 8)).toContain(date);
    expect(toOccurrenceTimes(schedule, date).startsAt).toBe(startsAt);
  });
});
