import fc from 'fast-check';
import { addDays } from '../../shared/core/time.ts';
import type { Schedule } from '../../shared/series/series.ts';

/** Zones with everything that clocks do: half hours, half-hour changes, changes at midnight, none at all. */
export const zones = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Cairo',
  'Asia/Tokyo',
  'UTC',
] as const;

/** Any date of ten years, 2020 to 2029. */
export const dates = fc.integer({ min: 0, max: 3652 }).map((days) => addDays('2020-01-01', days));

export const wallTimes = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => part.toString().padStart(2, '0')).join(':'));

/** Schedules in any of the zones. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  time: wallTimes,
  lengthMinutes: fc.constant(45),
  zone: fc.constantFrom(...zones),
  checkInOpensDays: fc.integer({ min: 1, max: 10 }),
  checkInOpensTime: wallTimes,
  agendaPostsHours: fc.integer({ min: 0, max: 120 }),
});
