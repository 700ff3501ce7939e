import Holidays from 'date-holidays';
import { addDays, type DateText } from '../core/time.ts';
import type { Holiday } from './series.ts';

const hoursPerDay = 24;

export interface CountryName {
  /** ISO 3166-1 code of a country, or the second part of the ISO 3166-2 code of a region (`BY`). */
  code: string;
  name: string;
}

export interface HolidayChoice {
  /** Code of a part of the country (`holidayRegions`); what is not known counts as the whole country. */
  region?: string;
  /** Language of the names, an ISO 639-1 code. Where a name is not known in it, it is in the country's own language. */
  language?: string;
}

/**
 * The public holidays of a country in some years, by date, one for each date: a proposal for people to choose from, since
 * some are announced late (those that follow the moon). A holiday of several days gives several dates; half days are left
 * out. Empty for a country that is not known.
 *
 * This module is for the server only: the tables of `date-holidays` are a megabyte and take 0.2 s to load. Nothing that
 * the tab reaches may import it.
 *
 * @param country ISO 3166-1 code, `DE`.
 */
export function proposeHolidays(
  country: string,
  years: readonly number[],
  { region, language }: HolidayChoice = {},
): Holiday[] {
  const calendar = new Holidays();
  calendar.init({ country, ...(region === undefined ? {} : { state: region }) }, { types: ['public'] });
  const names = new Map<DateText, string>();
  for (const year of years) {
    for (const found of calendar.getHolidays(year, language)) {
      for (const date of toDates(found)) if (!names.has(date)) names.set(date, found.name);
    }
  }
  return [...names]
    .map(([date, name]) => ({ date, name }))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** The countries whose holidays are known, by code. Names are in a language (ISO 639-1), or else in the country's own. */
export function holidayCountries(language = 'en'): CountryName[] {
  return toNames(new Holidays().getCountries(language));
}

/** The parts of a country that have holidays of their own, by code; empty where there are none. */
export function holidayRegions(country: string, language = 'en'): CountryName[] {
  return toNames(new Holidays().getStates(country, language));
}

/** Every date of a holiday. One that begins at sunset is on the day after; one from noon on is half a day: no date. */
function toDates({ date, start, end }: { date: string; start: Date; end: Date }): DateText[] {
  const hours = (end.getTime() - start.getTime()) / 3_600_000;
  // A day may be an hour short where the clocks change.
  const days = Math.floor((hours + 1) / hoursPerDay);
  return Array.from({ length: days }, (_, day) => addDays(date.slice(0, 10), day));
}

function toNames(names: Record<string, string> | undefined): CountryName[] {
  return Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}
