import { addDays, toDateIn, toInstant, toWeekday, type DateText, type InstantText } from '../core/time.ts';
import type { PersonSettings } from './settings.ts';

/** When what waits for the morning is sent, unless the person begins later. */
const morning = '09:00';

/** Tells whether the person is away on a calendar date of their zone. */
export function isAway({ awayFrom, awayUntil }: PersonSettings, date: DateText): boolean {
  return awayFrom !== null && awayUntil !== null && awayFrom <= date && date <= awayUntil;
}

/** Tells whether a calendar date is one of the person's working days; being away does not count here. */
export function isWorkingDay({ workingDays }: PersonSettings, date: DateText): boolean {
  return workingDays.includes(toWeekday(date));
}

/** The person's zone (IANA); `fallbackZone`, that of the series, until they have confirmed one. */
export function toZone({ zone }: PersonSettings, fallbackZone: string): string {
  return zone ?? fallbackZone;
}

/**
 * The next instant strictly after `after` that is 09:00 in the person's zone, or the start of their working hours where
 * that is later, on a working day on which they are not away.
 */
export function nextMorning(settings: PersonSettings, fallbackZone: string, after: InstantText): InstantText {
  const { from } = settings.workingHours;
  const zone = toZone(settings, fallbackZone);
  const time = from > morning ? from : morning;
  return findDay(settings, toDateIn(zone, after), (date) => {
    const instant = toInstant(date, time, zone);
    // A day that a zone has left out has no morning.
    return instant > after && toDateIn(zone, instant) === date ? instant : null;
  });
}

/**
 * `from` itself where it is inside the person's working hours (the end of them is not), else the start of the next ones.
 * Days on which the person does not work or is away have none.
 */
export function nextWorkingInstant(
  settings: PersonSettings,
  fallbackZone: string,
  from: InstantText,
): InstantText {
  const { workingHours } = settings;
  const zone = toZone(settings, fallbackZone);
  return findDay(settings, toDateIn(zone, from), (date) => {
    const start = toInstant(date, workingHours.from, zone);
    const end = toInstant(date, workingHours.to, zone);
    // Where the clocks skip the start, the end may come before it.
    if (from >= end || start >= end || toDateIn(zone, start) !== date) return null;
    return from > start ? from : start;
  });
}

/** What `find` gives for the first day from `date` on at which the person is at work and it gives something. */
function findDay(
  settings: PersonSettings,
  date: DateText,
  find: (date: DateText) => InstantText | null,
): InstantText {
  for (let day = date; ; day = addDays(day, 1)) {
    // One step over the whole absence, however long it is.
    if (settings.awayUntil !== null && isAway(settings, day)) day = addDays(settings.awayUntil, 1);
    const found = isWorkingDay(settings, day) ? find(day) : null;
    if (found !== null) return found;
  }
}
