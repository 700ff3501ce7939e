/** How dates and times are written for one audience. */
export interface DateWords {
  /** A calendar date (`2026-11-26`): "Thu, 26 Nov". */
  date: (date: string) => string;
  /** An instant: "Wed, 25 Nov, 10:00 CET". */
  moment: (instant: string) => string;
  /** An instant to another on the same day: "10:00 – 10:45 CET". */
  span: (from: string, minutes: number) => string;
}

/**
 * @param language BCP 47 tag of the audience.
 * @param zone IANA zone in whose wall clock instants are written.
 */
export function createDateWords(language: string, zone: string): DateWords {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const clock = { hour: 'numeric', minute: '2-digit', timeZone: zone, timeZoneName: 'short' } as const;
  const dateFormat = new Intl.DateTimeFormat(language, { ...day, timeZone: 'UTC' });
  const momentFormat = new Intl.DateTimeFormat(language, { ...day, ...clock });
  const spanFormat = new Intl.DateTimeFormat(language, clock);
  return {
    date: (date) => dateFormat.format(new Date(`${date}T00:00:00Z`)),
    moment: (instant) => momentFormat.format(new Date(instant)),
    span: (from, minutes) => {
      const start = new Date(from);
      return spanFormat.formatRange(start, new Date(start.getTime() + minutes * 60_000));
    },
  };
}
