import type { CheckIn } from '../check-in/check-in.ts';
import { isForDiscussion } from './compose.ts';
import type { ReadBeforehand } from './meeting.ts';

/** What each person reported that is to be read rather than discussed; people without such lines are left out. */
export function toReadBeforehand(checkIns: readonly CheckIn[]): ReadBeforehand[] {
  return checkIns
    .filter(({ state }) => state === 'sent')
    .map(({ personId, department, late, entries }) => ({
      personId,
      department,
      late,
      entries: entries
        .filter((entry) => !isForDiscussion(entry))
        .map(({ section, text }) => ({ section, text })),
    }))
    .filter(({ entries }) => entries.length > 0);
}
