import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toWeekday } from '../../../shared/core/time.ts';
import { toLeadTimes, toOccurrenceTimes, toSlot, weekOf } from '../../../shared/series/schedule.ts';
import { dates, schedules } from '../../support/arbitraries.ts';
import { toSeries } from '../../support/meeting-records.ts';

const { schedule } = toSeries();

describe('the slot of a meeting that is in a calendar', () => {
  it.each([
    ['Europe/Berlin', 4, '00:30'],
    ['UTC', 3, '23:30'],
    ['Asia/Kolkata', 4, '05:00'],
  ])('is seen in %s', (zone, weekday, time) => {
    const startsAt = '2026-11-25T23:30:00.000Z';
    expect(toSlot({ startsAt, lengthMinutes: 45 }, zone)).toEqual({ weekday, time, lengthMinutes: 45 });
  });

  it.each([
    [0, 5],
    [29.6, 30],
    [1440, 480],
  ])('of %d minutes takes %d', (lengthMinutes, expected) => {
    const startsAt = '2026-11-25T23:30:00.000Z';
    expect(toSlot({ startsAt, lengthMinutes }, 'UTC').lengthMinutes).toBe(expected);
  });
});

describe('what leads to a meeting', () => {
  it('counts working days, without holidays', () => {
    const { checkInOpensAt } = toOccurrenceTimes(schedule, '2026-11-26', ['2026-11-25', '2026-11-24']);
    expect(checkInOpensAt).toBe('2026-11-20T08:00:00.000Z');
    const moved = toLeadTimes(schedule, '2026-11-30T14:00:00.000Z');
    expect(moved).toEqual({
      checkInOpensAt: '2026-11-26T08:00:00.000Z',
      agendaPostsAt: '2026-11-29T14:00:00.000Z',
    });
  });

  it('comes before it, whatever the schedule', () => {
    fc.assert(
      fc.property(schedules, dates, (any, date) => {
        const { startsAt, checkInOpensAt, agendaPostsAt } = toOccurrenceTimes(any, date);
        expect(checkInOpensAt < startsAt).toBe(true);
        expect(agendaPostsAt <= startsAt).toBe(true);
      }),
    );
  });

  it('weeks begin on Monday', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const monday = weekOf(date);
        expect(toWeekday(monday)).toBe(1);
        expect(monday <= date).toBe(true);
        expect(weekOf(monday)).toBe(monday);
      }),
    );
  });
});
