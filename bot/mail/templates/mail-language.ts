export interface MailLanguage {
  /** BCP 47 tag. */
  tag: string;
  direction: 'ltr' | 'rtl';
}

const rightToLeftScripts: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

/** A language and its direction; English for a tag that is none (`en-US@posix`). */
export function toMailLanguage(tag: string): MailLanguage {
  try {
    const { script = '' } = new Intl.Locale(tag).maximize();
    return { tag, direction: rightToLeftScripts.has(script) ? 'rtl' : 'ltr' };
  } catch {
    return { tag: 'en', direction: 'ltr' };
  }
}

/** How dates and times are written in a mail, which is read weeks later too: always with the year. */
export interface MailDates {
  /** A calendar date (`2026-11-26`): "Thursday, November 26, 2026". */
  date: (date: string) => string;
  /** One instant to another: "Thursday, November 26, 2026 at 10:00 – 10:45 AM GMT+1". */
  span: (from: string, to: string) => string;
}

/**
 * @param tag BCP 47 tag of the reader.
 * @param zone IANA zone in whose wall clock instants are written.
 */
export function createMailDates(tag: string, zone: string): MailDates {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const dateFormat = new Intl.DateTimeFormat(tag, { ...day, timeZone: 'UTC' });
  const spanFormat = new Intl.DateTimeFormat(tag, { ...day, ...clock, timeZone: zone });
  return {
    date: (date) => dateFormat.format(new Date(`${date}T00:00:00Z`)),
    span: (from, to) => spanFormat.formatRange(new Date(from), new Date(to)),
  };
}
