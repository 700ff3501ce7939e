import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addDuration,
  firstWeekdayFrom,
  isZone,
  secondsBetween,
  toDateIn,
  toInstant,
  toWeekday,
  workingDaysAfter,
  workingDaysBefore,
} from '../../../shared/core/time.ts';
import { dates, wallTimes, zones } from '../../support/arbitraries.ts';

describe('the instant of a wall clock', () => {
  it.each([
    ['Europe/Berlin', '2026-11-26', '10:00', '2026-11-26T09:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-26', '10:00', '2026-11-26T04:30:00.000Z'],
    ['UTC', '2026-11-26', '10:00', '2026-11-26T10:00:00.000Z'],
  ])('in %s on %s at %s is %s', (zone, date, time, instant) => {
    expect(toInstant(date, time, zone)).toBe(instant);
  });

  it.each([
    ['America/New_York', '2026-03-08', '02:30', '03:30'],
    ['Europe/London', '2026-03-29', '01:30', '02:30'],
    ['Europe/Berlin', '2027-03-28', '02:30', '03:30'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '02:45'],
    ['America/St_Johns', '2026-03-08', '02:30', '03:30'],
    ['Africa/Cairo', '2026-04-24', '00:30', '01:30'],
  ])('in %s on %s at %s, which the clocks skip, is the one of %s', (zone, date, skipped, shown) => {
    const local = Temporal.Instant.from(toInstant(date, skipped, zone)).toZonedDateTimeISO(zone);
    expect(local.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(shown);
    expect(local.toPlainDate().toString()).toBe(date);
  });

  it('on the day that Samoa left out is the same time of the next day', () => {
    const local = Temporal.Instant.from(toInstant('2011-12-30', '10:00', 'Pacific/Apia')).toZonedDateTimeISO(
      'Pacific/Apia',
    );
    expect(local.toPlainDateTime().toString()).toBe('2011-12-31T10:00:00');
  });

  it.each([
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'],
    ['America/St_Johns', '2026-11-01', '01:30', '2026-11-01T04:00:00.000Z'],
    ['Africa/Cairo', '2026-10-29', '23:30', '2026-10-29T20:30:00.000Z'],
  ])('in %s on %s at %s, which comes twice, is the first: %s', (zone, date, time, instant) => {
    expect(toInstant(date, time, zone)).toBe(instant);
  });

  it('lies on its date in its zone', () => {
    fc.assert(
      fc.property(dates, wallTimes, fc.constantFrom(...zones), (date, time, zone) => {
        expect(toDateIn(zone, toInstant(date, time, zone))).toBe(date);
      }),
    );
  });
});

describe('the name of a zone', () => {
  it.each(['Europe/Berlin', 'europe/berlin', 'UTC', 'Asia/Calcutta', 'America/Port-au-Prince'])(
    'is %s',
    (text) => {
      expect(isZone(text)).toBe(true);
    },
  );

  it.each(['', 'Europe/Nowhere', '+01:00', '-05', '2026-11-26T09:00Z[Europe/Berlin]', ' UTC'])(
    'is not %j',
    (text) => {
      expect(isZone(text)).toBe(false);
    },
  );
});

describe('calendar dates', () => {
  it('move by days across months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('know their weekday', () => {
    expect(['2026-11-23', '2026-11-29'].map(toWeekday)).toEqual([1, 7]);
  });

  it('find the first such weekday on or after them', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 7 }), (date, weekday) => {
        const found = firstWeekdayFrom(date, weekday);
        expect(toWeekday(found)).toBe(weekday);
        const days = Temporal.PlainDate.from(date).until(found).days;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(7);
      }),
    );
  });

  it.each([
    ['2026-11-26', 2, '2026-11-24'],
    ['2026-11-24', 2, '2026-11-20'],
    ['2026-11-23', 1, '2026-11-20'],
    ['2026-11-29', 1, '2026-11-27'],
    ['2026-11-26', 10, '2026-11-12'],
    ['2026-11-26', 0, '2026-11-26'],
  ])('%s: %i working days before is %s', (date, count, before) => {
    expect(workingDaysBefore(date, count)).toBe(before);
  });
});

describe('working days', () => {
  // Christmas 2026: Friday and Monday are off in London, and so is Friday of the week after.
  const christmas = ['2026-12-25', '2026-12-28', '2027-01-01'];

  it.each([
    ['2026-11-26', 2, '2026-11-30'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-26', 10, '2026-12-10'],
    ['2026-11-28', 0, '2026-11-28'],
  ])('%s: %i after is %s', (date, count, after) => {
    expect(workingDaysAfter(date, count)).toBe(after);
  });

  it.each([
    ['2026-12-31', 2, '2026-12-29'],
    ['2026-12-31', 3, '2026-12-24'],
    ['2026-12-29', 1, '2026-12-24'],
    ['2027-01-04', 1, '2026-12-31'],
    ['2026-12-25', 0, '2026-12-25'],
  ])('%s: %i before is %s where days are off', (date, count, before) => {
    expect(workingDaysBefore(date, count, christmas)).toBe(before);
  });

  it.each([
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-23', 2, '2026-12-29'],
    ['2026-12-31', 1, '2027-01-04'],
  ])('%s: %i after is %s where days are off', (date, count, after) => {
    expect(workingDaysAfter(date, count, christmas)).toBe(after);
  });

  const counts = fc.integer({ min: 1, max: 30 });
  const daysOff = fc.array(dates, { maxLength: 300 });
  const isWorkingDay = (date: string, off: readonly string[]) => toWeekday(date) <= 5 && !off.includes(date);

  it('are counted one by one: so many lie between, the last included', () => {
    fc.assert(
      fc.property(dates, counts, daysOff, (date, count, off) => {
        const after = workingDaysAfter(date, count, off);
        const length = Temporal.PlainDate.from(date).until(after).days;
        const passed = Array.from({ length }, (_, day) => addDays(date, day + 1));
        expect(passed.filter((day) => isWorkingDay(day, off))).toHaveLength(count);
        expect(isWorkingDay(after, off)).toBe(true);
      }),
    );
  });

  it('before and after undo each other from a working day', () => {
    fc.assert(
      fc.property(dates, counts, daysOff, (date, count, off) => {
        fc.pre(isWorkingDay(date, off));
        expect(workingDaysBefore(workingDaysAfter(date, count, off), count, off)).toBe(date);
        expect(workingDaysAfter(workingDaysBefore(date, count, off), count, off)).toBe(date);
      }),
    );
  });

  it('are never more than without holidays', () => {
    fc.assert(
      fc.property(dates, counts, daysOff, (date, count, off) => {
        expect(workingDaysBefore(date, count, off) <= workingDaysBefore(date, count)).toBe(true);
      }),
    );
  });

  it('of a week off are passed over', () => {
    const week = ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'];
    expect(workingDaysBefore('2027-01-04', 1, week)).toBe('2026-12-25');
  });
});

describe('instants', () => {
  it('move by exact durations, also across a change of the clocks', () => {
    expect(addDuration('2026-10-25T09:00:00.000Z', '-PT24H')).toBe('2026-10-24T09:00:00.000Z');
  });

  it('do not move by calendar units, whose length depends on a zone', () => {
    expect(() => addDuration('2026-10-25T09:00:00.000Z', 'P1M')).toThrow(RangeError);
  });

  it('know the seconds between them', () => {
    expect(secondsBetween('2026-11-26T09:00:00.000Z', '2026-11-26T09:01:30.500Z')).toBe(90.5);
    expect(secondsBetween('2026-11-26T09:00:01.000Z', '2026-11-26T09:00:00.000Z')).toBe(-1);
  });
});
