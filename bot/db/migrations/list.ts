import type { Migration } from './migrate.ts';
import { wholeWeek } from './whole-week.ts';

/** Every change to stored data since the first release, oldest first. Entries are added, never edited. */
export const migrations: Migration[] = [wholeWeek];
