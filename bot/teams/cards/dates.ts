import { LRUCache } from 'lru-cache';
import { addDays, toDateIn } from '../../../shared/core/time.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';

/** How dates and times are written for one audience. */
export interface DateWords {
  /** A calendar date (`2026-11-26`): "Thu, 26 Nov". */
  date: (date: string) => string;
  /** An instant: "Wed, 25 Nov, 10:00 CET". */
  moment: (instant: string) => string;
  /** An instant to another on the same day: "10:00 – 10:45 CET". */
  span: (from: string, minutes: number) => string;
  /** An ISO weekday (1 is Monday): "Monday". */
  weekday: (weekday: number) => string;
  /** The calendar date of an instant: "Thu, 26 Nov". */
  dayOf: (instant: string) => string;
}

/** By language and zone: making the formats of one was measured to cost more than the rest of drawing a card. */
const known = new LRUCache<string, DateWords>({ max: 100 });

/** Any Monday: weekdays are counted from it. */
const aMonday = '2024-01-01';

/**
 * @param language BCP 47 tag of the audience.
 * @param zone IANA zone in whose wall clock instants are written.
 */
export function createDateWords(language: string, zone: string): DateWords {
  const key = `${language} ${zone}`;
  const words = known.get(key) ?? makeDateWords(language, zone);
  known.set(key, words);
  return words;
}

function makeDateWords(language: string, zone: string): DateWords {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const clock = { hour: 'numeric', minute: '2-digit', timeZone: zone, timeZoneName: 'short' } as const;
  const dateFormat = new Intl.DateTimeFormat(language, { ...day, timeZone: 'UTC' });
  const weekdayFormat = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const momentFormat = new Intl.DateTimeFormat(language, { ...day, ...clock });
  const spanFormat = new Intl.DateTimeFormat(language, clock);
  const date = (text: string) => dateFormat.format(toMidnight(text));
  return {
    date,
    moment: (instant) => momentFormat.format(new Date(instant)),
    span: (from, minutes) => {
      const start = new Date(from);
      return spanFormat.formatRange(start, new Date(start.getTime() + minutes * 60_000));
    },
    weekday: (weekday) => weekdayFormat.format(toMidnight(addDays(aMonday, weekday - 1))),
    dayOf: (instant) => date(toDateIn(zone, instant)),
  };
}

/** The day of a meeting where it takes place. Its `date` only names it: the meeting may have been moved. */
export function toMeetingDay({ startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>): string {
  return toDateIn(zone, startsAt);
}

function toMidnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
