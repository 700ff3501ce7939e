import { addDays, firstWeekdayFrom, toDateIn, toInstant } from '../../shared/core/time.ts';

/** The zone of the sample company's meeting. */
const zone = 'Europe/Berlin';

/** The dates of the week that is lived, and of the one after it. */
export interface WeekCalendar {
  /** The Friday noon at which the sample company is made: its last meeting was the day before. */
  begin: string;
  /** The Thursdays of the meetings. */
  meetingDate: string;
  nextMeetingDate: string;
  /** An instant on the wall clock of the meeting's zone, so many days from the first meeting's date. */
  at: (days: number, time: string) => string;
  /** In which of the two weeks, Monday to Sunday, an instant lies: 0 or 1; null outside of them. */
  weekOf: (instant: string) => 0 | 1 | null;
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
    nextMeetingDate: addDays(meetingDate, 7),
    at: (days, time) => toInstant(addDays(meetingDate, days), time, zone),
    weekOf: (instant) => {
      const date = dateOf(instant);
      if (date >= monday && date < addDays(monday, 7)) return 0;
      return date >= addDays(monday, 7) && date < addDays(monday, 14) ? 1 : null;
    },
  };
}
