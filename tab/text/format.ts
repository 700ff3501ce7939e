/** Dates and times as the reader's language writes them. */
export interface Format {
  /** `Thu, 26 Nov` of a calendar date. */
  date: (date: string) => string;
  /** `Thursday, 26 November 2026` of a calendar date. */
  longDate: (date: string) => string;
  /** `10:00` of an instant in a zone. */
  time: (instant: string, zone: string) => string;
  /** `Tue, 24 Nov, 09:00` of an instant in a zone. */
  dateTime: (instant: string, zone: string) => string;
  /** `Mon` of an ISO weekday. */
  weekday: (isoWeekday: number) => string;
  /** `English` of a BCP 47 tag. */
  language: (tag: string) => string;
  /** `1 hour ago` of an instant that is over. */
  ago: (instant: string, nowMs: number) => string;
  /** `Ana, Ben and Cleo`. */
  list: (names: readonly string[]) => string;
}

const shortDate = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const aMonday = { year: 2024, monthIndex: 0, day: 1 };
const clock = { hour: '2-digit', minute: '2-digit' } as const;

export function createFormat(locale: string): Format {
  // A calendar date has no zone: it is read and written as midnight UTC.
  const date = new Intl.DateTimeFormat(locale, { ...shortDate, timeZone: 'UTC' });
  const longDate = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale);
  return {
    date: (text) => date.format(new Date(text)),
    longDate: (text) => longDate.format(new Date(text)),
    time: (instant, zone) =>
      new Intl.DateTimeFormat(locale, { ...clock, timeZone: zone }).format(new Date(instant)),
    dateTime: (instant, zone) =>
      new Intl.DateTimeFormat(locale, { ...shortDate, ...clock, timeZone: zone }).format(new Date(instant)),
    weekday: (isoWeekday) =>
      new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
        new Date(Date.UTC(aMonday.year, aMonday.monthIndex, aMonday.day + isoWeekday - 1)),
      ),
    language: (tag) => new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag,
    ago: (instant, nowMs) => toAgo(new Intl.RelativeTimeFormat(locale), nowMs - Date.parse(instant)),
    list: (names) => list.format(names),
  };
}

/** In the largest unit of which there is at least one. */
function toAgo(relative: Intl.RelativeTimeFormat, agoMs: number): string {
  const minutes = Math.max(Math.floor(agoMs / 60_000), 0);
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), 'hour');
  return relative.format(-Math.floor(minutes / (24 * 60)), 'day');
}

/** The calendar date, `2026-11-26`, that a zone has at an instant. */
export function toDateIn(zone: string, instantMs: number): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone } as const;
  // The Canadian English form is the ISO form.
  return new Intl.DateTimeFormat('en-CA', parts).format(instantMs);
}

/** The calendar date on which a meeting takes place; a moved one keeps its `date` only as its name. */
export function toDayOf({ startsAt, zone }: { startsAt: string; zone: string }): string {
  return toDateIn(zone, Date.parse(startsAt));
}

/** Whole days from one calendar date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** `2:05` of seconds. */
export function toClock(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0);
  return `${Math.floor(whole / 60).toString()}:${(whole % 60).toString().padStart(2, '0')}`;
}
