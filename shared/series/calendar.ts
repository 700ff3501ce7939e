import {
  addDuration,
  listOffsetChanges,
  toLocalText,
  toOffset,
  type DateText,
  type InstantText,
} from '../core/time.ts';
import type { Series } from './series.ts';

/** How long the clock changes of a zone are told beforehand: calendars ask for no more of a weekly meeting. */
const changesFor = 'PT52704H';
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export interface CalendarInput {
  series: Pick<Series, 'id' | 'name' | 'schedule'>;
  /** The first meeting that is in it. */
  startsAt: InstantText;
  /** Leads to the series. */
  url: string;
  now: InstantText;
}

/**
 * The weekly meeting as an iCalendar file (RFC 5545): one event that repeats, on the wall clock of its zone, with the
 * zone's clock changes of the next six years.
 */
export function toCalendarFile({ series, startsAt, url, now }: CalendarInput): string {
  const { zone, weekday, lengthMinutes } = series.schedule;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tandem//Weekly meeting//EN',
    'METHOD:PUBLISH',
    ...toZoneLines(zone, startsAt),
    'BEGIN:VEVENT',
    `UID:${series.id}@tandem`,
    `DTSTAMP:${toUtc(now)}`,
    `DTSTART;TZID=${zone}:${toLocalText(zone, startsAt)}`,
    `DURATION:PT${lengthMinutes.toString()}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${weekdays[weekday - 1] ?? 'TH'}`,
    `SUMMARY:${escape(series.name)}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.flatMap(fold).join('\r\n') + '\r\n';
}

/** One observance for each change of the clocks, and the one that holds at first. */
function toZoneLines(zone: string, from: InstantText): string[] {
  const changes = listOffsetChanges(zone, from, addDuration(from, changesFor));
  const first = toOffset(zone, from);
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...toObservance({ local: '19700101T000000', before: first, after: first }),
    ...changes.flatMap(({ at, before, after }) =>
      toObservance({ local: toLocalWith(at, before), before, after }),
    ),
    'END:VTIMEZONE',
  ];
}

function toObservance({ local, before, after }: { local: string; before: string; after: string }): string[] {
  const name = toMinutes(after) > toMinutes(before) ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${local}`,
    `TZOFFSETFROM:${before.replace(':', '')}`,
    `TZOFFSETTO:${after.replace(':', '')}`,
    `END:${name}`,
  ];
}

/** The wall-clock time of an instant under an offset (`+01:00`), as a change of the clocks is dated. */
function toLocalWith(at: InstantText, offset: string): DateText {
  return toUtc(addDuration(at, `PT${toMinutes(offset).toString()}M`.replace('PT-', '-PT'))).replace('Z', '');
}

function toMinutes(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
}

function toUtc(instant: InstantText): string {
  return instant.replace(/\.\d+Z$/u, 'Z').replace(/[-:]/gu, '');
}

function escape(text: string): string {
  return text.replace(/[\\;,]/gu, '\\$&').replace(/\r?\n/gu, '\\n');
}

/** A line in parts of at most 75 octets (RFC 5545 §3.1), also where a character takes four of them. */
function fold(line: string): string[] {
  const isPlain = /^[\x20-\x7e]*$/u.test(line);
  const parts = line.match(isPlain ? /.{1,74}/gu : /.{1,18}/gu) ?? [line];
  return parts.map((part, at) => (at === 0 ? part : ` ${part}`));
}

/**
 * A link that opens the form for a new meeting in Teams, filled in; whoever opens it chooses that it repeats
 * (Teams, "deep link to schedule a meeting").
 */
export function toSchedulingLink(
  { name, schedule }: Pick<Series, 'name' | 'schedule'>,
  startsAt: InstantText,
): string {
  const endsAt = addDuration(startsAt, `PT${schedule.lengthMinutes.toString()}M`);
  const query = Object.entries({ subject: name, startTime: startsAt, endTime: endsAt })
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  return `https://teams.microsoft.com/l/meeting/new?${query}`;
}
