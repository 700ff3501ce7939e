import { Temporal } from 'temporal-polyfill';

/** Hours and minutes on a wall clock, `09:00`. */
export type WallTime = string;
/** A calendar date, `2026-11-26`. */
export type DateText = string;
/** An instant in UTC with milliseconds, `2026-11-26T09:00:00.000Z`. Texts of this form sort by time. */
export type InstantText = string;

/** An instant as the text that is stored and sent. */
export function toInstantText(instant: Temporal.Instant): InstantText {
  return instant.toString({ smallestUnit: 'millisecond' });
}

/**
 * The instant at which a wall clock in a zone shows this date and time. A time that the clocks skip counts with the
 * offset from before the gap (02:30 becomes 03:30); a time that comes twice means the first (RFC 5545 §3.3.5).
 *
 * @param zone IANA name, such as `Europe/Berlin`.
 */
export function toInstant(date: DateText, time: WallTime, zone: string): InstantText {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return toInstantText(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant());
}

/** Tells whether a text is an IANA name of a zone, in any letter case. An offset (`+01:00`) is none. */
export function isZone(text: string): boolean {
  if (!/^[a-z][\w+/-]*$/iu.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The calendar date that a zone has at an instant. */
export function toDateIn(zone: string, instant: InstantText): DateText {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The wall-clock time that a zone shows at an instant. */
export function toTimeIn(zone: string, instant: InstantText): WallTime {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** The offset of a zone at an instant, `+01:00`. */
export function toOffset(zone: string, instant: InstantText): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offset;
}

/** The wall clock of a zone at an instant as calendars write it, `20261126T100000`. */
export function toLocalText(zone: string, instant: InstantText): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace(/[-:]/gu, '');
}

export interface OffsetChange {
  at: InstantText;
  /** Offsets before and after it, `+01:00`. */
  before: string;
  after: string;
}

/** When the clocks of a zone change between two instants. */
export function listOffsetChanges(zone: string, from: InstantText, until: InstantText): OffsetChange[] {
  const changes: OffsetChange[] = [];
  let local = Temporal.Instant.from(from).toZonedDateTimeISO(zone);
  for (;;) {
    const next = local.getTimeZoneTransition('next');
    if (next === null || toInstantText(next.toInstant()) > until) return changes;
    changes.push({ at: toInstantText(next.toInstant()), before: local.offset, after: next.offset });
    local = next;
  }
}

/** Moves an instant by an exact duration (ISO 8601, `PT2H`, `-PT24H`); calendar units are refused by Temporal. */
export function addDuration(instant: InstantText, duration: string): InstantText {
  return toInstantText(Temporal.Instant.from(instant).add(Temporal.Duration.from(duration)));
}

/** Whole and partial seconds from one instant to another; negative when `to` is earlier. */
export function secondsBetween(from: InstantText, to: InstantText): number {
  return Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('seconds');
}

/** Moves a date by days. */
export function addDays(date: DateText, days: number): DateText {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days lie between two dates; negative when `to` is earlier. */
export function daysBetween(from: DateText, to: DateText): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** ISO weekday of a date: 1 is Monday, 7 is Sunday. */
export function toWeekday(date: DateText): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** The first date on or after `from` that has the ISO weekday. */
export function firstWeekdayFrom(from: DateText, weekday: number): DateText {
  return addDays(from, (weekday - toWeekday(from) + 7) % 7);
}

/**
 * The date that lies `count` working days before `date`. Working days are Monday to Friday but for the `holidays`
 * (dates); 0 is the date itself, whatever day it is.
 */
export function workingDaysBefore(
  date: DateText,
  count: number,
  holidays: readonly DateText[] = [],
): DateText {
  return moveByWorkingDays(date, -count, holidays);
}

/** The date that lies `count` working days after `date`; what a working day is says `workingDaysBefore`. */
export function workingDaysAfter(
  date: DateText,
  count: number,
  holidays: readonly DateText[] = [],
): DateText {
  return moveByWorkingDays(date, count, holidays);
}

function moveByWorkingDays(date: DateText, count: number, holidays: readonly DateText[]): DateText {
  const daysOff = new Set(holidays);
  let found = date;
  for (let left = Math.abs(count); left > 0;) {
    found = addDays(found, Math.sign(count));
    if (toWeekday(found) <= 5 && !daysOff.has(found)) left -= 1;
  }
  return found;
}
