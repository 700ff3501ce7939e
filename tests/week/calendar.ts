import { addDays, firstWeekdayFrom, toDateIn, toInstant } from '../../shared/core/time.ts';

/** The zone of the sample company's meeting. */
const zone = 'Europe/Berlin';

/** The dates of the three weeks: the first and the last are lived, the one between them is left out. */
export interface WeekCalendar {
  /** The Friday noon at which the sample company is made: its last meeting was the day before. */
  begin: string;
  /** The Thursdays of the meetings. */
  meetingDate: string;
  skippedDate: string;
  lastMeetingDate: string;
  /** An instant on the wall clock of the meeting's zone, so many days from the first meeting's date. */
  at: (days: number, time: string) => string;
  /** In which of the three weeks, Monday to Sunday, an instant lies: 0, 1 or 2; null outside of them. */
  weekOf: (instant: string) => number | null;
}

/** The first whole week after an instant, whatever day that is. */
export function toWeekCalendar(now: string): WeekCalendar {
  const friday = firstWeekdayFrom(addDays(toDateIn(zone, now), 1), 5);
  const meetingDate = addDays(friday, 6);
  const monday = addDays(friday, 3);
  const dateOf = (instant: string) => toDateIn(zone, instant);
  return {
    begin: toInstant(friday, '12:00', zone),
    meetingDate,
    skippedDate: addDays(meetingDate, 7),
    lastMeetingDate: addDays(meetingDate, 14),
    at: (days, time) => toInstant(addDays(meetingDate, days), time, zone),
    weekOf: (instant) => {
      const date = dateOf(instant);
      const found = [0, 1, 2].find((week) => {
        return date >= addDays(monday, week * 7) && date < addDays(monday, week * 7 + 7);
      });
      return found ?? null;
    },
  };
}
