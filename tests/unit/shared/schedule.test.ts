import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { secondsBetween, toDateIn, toWeekday } from '../../../shared/core/time.ts';
import {
  nextPlanningAt,
  toOccurrenceTimes,
  upcomingDates,
  weeksPlannedAhead,
} from '../../../shared/series/schedule.ts';
import { defaultSchedule, type Schedule } from '../../../shared/series/series.ts';
import { dates, schedules, wallTimes } from '../../support/arbitraries.ts';

const instants = fc.tuple(dates, wallTimes).map(([date, time]) => `${date}T${time}:00.000Z`);
const toLocal = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

/** What the wall clock shows at a scheduled time: that time, or where the clocks skip it, later by the gap. */
function expectWallClock(instant: string, date: string, time: string, zone: string): void {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const before = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const after = wanted.toZonedDateTime(zone, { disambiguation: 'later' });
  const isSkipped = !before.toPlainDateTime().equals(wanted);
  const shown = toLocal(instant, zone);
  expect(shown.toPlainDateTime().equals(isSkipped ? after.toPlainDateTime() : wanted)).toBe(true);
  expect(shown.epochMilliseconds).toBe(isSkipped ? after.epochMilliseconds : before.epochMilliseconds);
}

describe('F39 the next occurrences', () => {
  it('are eight, exactly a week apart on the calendar, on the scheduled weekday, none before now and none left out', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, now) => {
        const found = upcomingDates(schedule, now, weeksPlannedAhead);
        expect(found).toHaveLength(8);
        found.forEach((date, week) => {
          expect(toWeekday(date)).toBe(schedule.weekday);
          expect(Temporal.PlainDate.from(found[0]!).until(date).days).toBe(week * 7);
        });
        const first = toOccurrenceTimes(schedule, found[0]!);
        expect(first.startsAt >= now).toBe(true);
        expect(secondsBetween(now, first.startsAt)).toBeLessThanOrEqual((7 * 24 + 2) * 3600);
      }),
      { numRuns: 200 },
    );
  });

  it('take place when the wall clock shows the scheduled time', () => {
    fc.assert(
      fc.property(schedules, dates, (schedule, date) => {
        const times = toOccurrenceTimes(schedule, date);
        expect(times.date).toBe(date);
        expectWallClock(times.startsAt, date, schedule.time, schedule.zone);
      }),
      { numRuns: 500 },
    );
  });

  it('open their check-in on a working day before, at the scheduled time', () => {
    fc.assert(
      fc.property(schedules, dates, (schedule, date) => {
        const { checkInOpensAt, startsAt } = toOccurrenceTimes(schedule, date);
        const opensOn = toDateIn(schedule.zone, checkInOpensAt);
        expect(toWeekday(opensOn)).toBeLessThanOrEqual(5);
        expect(opensOn < date && checkInOpensAt < startsAt).toBe(true);
        expectWallClock(checkInOpensAt, opensOn, schedule.checkInOpensTime, schedule.zone);
      }),
      { numRuns: 200 },
    );
  });

  it('post their agenda the given hours before', () => {
    fc.assert(
      fc.property(schedules, dates, (schedule, date) => {
        const { agendaPostsAt, startsAt } = toOccurrenceTimes(schedule, date);
        expect(secondsBetween(agendaPostsAt, startsAt)).toBe(schedule.agendaPostsHours * 3600);
      }),
    );
  });
});

describe('by the default habits in Berlin', () => {
  const schedule: Schedule = { ...defaultSchedule, zone: 'Europe/Berlin' };

  it('a meeting that starts now still counts, one minute later it does not', () => {
    expect(upcomingDates(schedule, '2026-11-26T09:00:00.000Z', 2)).toEqual(['2026-11-26', '2026-12-03']);
    expect(upcomingDates(schedule, '2026-11-26T09:00:00.001Z', 2)).toEqual(['2026-12-03', '2026-12-10']);
  });

  it('the wall clock stays at ten across the change of October', () => {
    const starts = ['2026-10-22', '2026-10-29'].map((date) => toOccurrenceTimes(schedule, date).startsAt);
    expect(starts).toEqual(['2026-10-22T08:00:00.000Z', '2026-10-29T09:00:00.000Z']);
  });

  it('the check-in opens on Tuesday at nine and the agenda is posted on Wednesday at ten', () => {
    expect(toOccurrenceTimes(schedule, '2026-11-26')).toEqual({
      date: '2026-11-26',
      startsAt: '2026-11-26T09:00:00.000Z',
      checkInOpensAt: '2026-11-24T08:00:00.000Z',
      agendaPostsAt: '2026-11-25T09:00:00.000Z',
    });
  });

  it('the next planning is on the Monday that follows, also when today is Monday', () => {
    expect(nextPlanningAt(schedule, '2026-11-26T09:00:00.000Z')).toBe('2026-11-29T23:05:00.000Z');
    expect(nextPlanningAt(schedule, '2026-11-30T09:00:00.000Z')).toBe('2026-12-06T23:05:00.000Z');
  });
});
