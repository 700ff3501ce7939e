import type { Schedule } from '../../../../shared/series/series.ts';

/** Something that goes out every week; without a day and a time it follows the meeting. */
export interface RhythmStep {
  kind: 'check-in' | 'agenda' | 'meeting' | 'minutes';
  /** ISO weekday. */
  weekday: number | null;
  /** Wall-clock time in the series' zone. */
  time: string;
}

const minutesPerDay = 1440;

/** What goes out when in a week without holidays and without a change of the clocks. */
export function toRhythm(schedule: Omit<Schedule, 'zone' | 'lengthMinutes'>): RhythmStep[] {
  const { weekday, time, checkInOpensDays, checkInOpensTime, agendaPostsHours } = schedule;
  const checkInDay = workingDaysBefore(weekday, checkInOpensDays);
  return [
    { kind: 'check-in', weekday: checkInDay, time: checkInOpensTime },
    { kind: 'agenda', ...hoursBefore(weekday, time, agendaPostsHours) },
    { kind: 'meeting', weekday, time },
    { kind: 'minutes', weekday: null, time: '' },
  ];
}

function workingDaysBefore(weekday: number, days: number): number {
  let found = weekday;
  for (let left = days; left > 0;) {
    found = found === 1 ? 7 : found - 1;
    if (found <= 5) left -= 1;
  }
  return found;
}

function hoursBefore(weekday: number, time: string, hours: number): { weekday: number; time: string } {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = (weekday - 1) * minutesPerDay + hour * 60 + minute - hours * 60;
  const inWeek = ((total % (7 * minutesPerDay)) + 7 * minutesPerDay) % (7 * minutesPerDay);
  const inDay = inWeek % minutesPerDay;
  const pad = (value: number) => Math.floor(value).toString().padStart(2, '0');
  return { weekday: Math.floor(inWeek / minutesPerDay) + 1, time: `${pad(inDay / 60)}:${pad(inDay % 60)}` };
}
