import {
  addDays,
  addDuration,
  firstWeekdayFrom,
  toDateIn,
  toTimeIn,
  toInstant,
  toWeekday,
  workingDaysBefore,
  type DateText,
  type InstantText,
} from '../core/time.ts';
import type { Schedule, Series } from './series.ts';

/** How far ahead occurrences are made. */
export const weeksPlannedAhead = 8;

/** The instants that one occurrence of a series has by its schedule. */
export interface OccurrenceTimes {
  date: DateText;
  startsAt: InstantText;
  checkInOpensAt: InstantText;
  agendaPostsAt: InstantText;
}

/**
 * The dates of the occurrences from `now` on (one that starts at `now` counts) for some weeks ahead. Weeks are counted
 * on the calendar of the series' zone, never as 7 × 24 hours.
 */
export function upcomingDates(schedule: Schedule, now: InstantText, weeks: number): DateText[] {
  const today = toDateIn(schedule.zone, now);
  const first = firstWeekdayFrom(today, schedule.weekday);
  const dates = Array.from({ length: weeks + 1 }, (_, week) => addDays(first, week * 7));
  return dates.filter((date) => toInstant(date, schedule.time, schedule.zone) >= now).slice(0, weeks);
}

/** The dates on which nobody of a series works. */
export function toHolidayDates({ holidays }: Pick<Series, 'holidays'>): DateText[] {
  return holidays.days.map(({ date }) => date);
}

/** What happens when for the occurrence on a date. Working days leave out the `holidays` (dates). */
export function toOccurrenceTimes(
  schedule: Schedule,
  date: DateText,
  holidays: readonly DateText[] = [],
): OccurrenceTimes {
  const startsAt = toInstant(date, schedule.time, schedule.zone);
  return { date, startsAt, ...toLeadTimes(schedule, startsAt, holidays) };
}

/** When the check-in opens and the agenda is posted for a meeting that starts at an instant. */
export function toLeadTimes(
  schedule: Schedule,
  startsAt: InstantText,
  holidays: readonly DateText[] = [],
): Pick<OccurrenceTimes, 'checkInOpensAt' | 'agendaPostsAt'> {
  const day = toDateIn(schedule.zone, startsAt);
  const opensOn = workingDaysBefore(day, schedule.checkInOpensDays, holidays);
  return {
    checkInOpensAt: toInstant(opensOn, schedule.checkInOpensTime, schedule.zone),
    agendaPostsAt: addDuration(startsAt, `-PT${schedule.agendaPostsHours.toString()}H`),
  };
}

/** How many weeks ahead a meeting can be left out before it is planned. */
const weeksSkippedAhead = 53;

/** Tells whether the schedule has a meeting on a date, within about a year. */
export function isPlannedDay(schedule: Schedule, date: DateText, now: InstantText): boolean {
  return upcomingDates(schedule, now, weeksSkippedAhead).includes(date);
}

/** The Monday of a date's week. */
export function weekOf(date: DateText): DateText {
  return addDays(date, 1 - toWeekday(date));
}

/** The Monday that follows an instant in the series' zone, at five past midnight: when the next week is planned. */
export function nextPlanningAt(schedule: Schedule, now: InstantText): InstantText {
  const tomorrow = addDays(toDateIn(schedule.zone, now), 1);
  return toInstant(firstWeekdayFrom(tomorrow, 1), '00:05', schedule.zone);
}

/** The weekday, wall-clock time and length of a meeting that is in somebody's calendar, as it is seen in a zone. */
export function toSlot(
  { startsAt, lengthMinutes }: { startsAt: InstantText; lengthMinutes: number },
  zone: string,
): Pick<Schedule, 'weekday' | 'time' | 'lengthMinutes'> {
  const length = Math.min(Math.max(Math.round(lengthMinutes), 5), 480);
  return {
    weekday: toWeekday(toDateIn(zone, startsAt)),
    time: toTimeIn(zone, startsAt),
    lengthMinutes: length,
  };
}
