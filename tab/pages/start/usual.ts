import type { AgendaSection, Schedule } from '../../../shared/series/series.ts';

/*
 * What a series begins with, as the domain has it. It is written again because its module brings the schema library with
 * it, which is not to be in the bundle; a test compares both.
 */
export const usualHabits: Pick<Schedule, 'checkInOpensDays' | 'checkInOpensTime' | 'agendaPostsHours'> = {
  checkInOpensDays: 2,
  checkInOpensTime: '09:00',
  agendaPostsHours: 24,
};

export const usualAgenda: readonly { section: AgendaSection; minutes: number }[] = [
  { section: 'number', minutes: 3 },
  { section: 'wins', minutes: 5 },
  { section: 'asks', minutes: 12 },
  { section: 'departments', minutes: 14 },
  { section: 'carried-over', minutes: 8 },
  { section: 'close', minutes: 3 },
];
