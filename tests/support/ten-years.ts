import { createHash } from 'node:crypto';
import { toOccurrenceTimes, upcomingDates, type OccurrenceTimes } from '../../shared/series/schedule.ts';
import { defaultSchedule, type Schedule } from '../../shared/series/series.ts';
import { zones } from './arbitraries.ts';

/** Ten years and a bit: from the first day of 2024 to the end of 2034. */
export const tenYears = { from: '2024-01-01T00:00:00.000Z', weeks: 574 };

/** A meeting on some weekday and at some time in a zone; everything else by the default habits. */
export function toSchedule(zone: string, weekday: number, time: string): Schedule {
  return { ...defaultSchedule, zone, weekday, time };
}

/** Every occurrence of a schedule in ten years. */
export function toTenYears(schedule: Schedule): OccurrenceTimes[] {
  const dates = upcomingDates(schedule, tenYears.from, tenYears.weeks);
  return dates.map((date) => toOccurrenceTimes(schedule, date));
}

/** What ten years look like in all zones, as one digest: on Sundays at night, when most clocks change. */
export function toTenYearsDigest(): string {
  const hash = createHash('sha256');
  for (const zone of zones) hash.update(JSON.stringify(toTenYears(toSchedule(zone, 7, '02:15'))));
  return hash.digest('hex');
}
