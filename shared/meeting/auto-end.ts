import { addDuration } from '../core/time.ts';
import type { Meeting } from './meeting.ts';

/**
 * When a meeting that still runs ends by itself: its length after it began, or after it should have, plus the grace. A
 * meeting that nobody has started by then is not held.
 */
export function toAutoEnd(
  { startsAt, startedAt, lengthMinutes }: Pick<Meeting, 'startsAt' | 'startedAt' | 'lengthMinutes'>,
  graceMinutes: number,
): string {
  const from = startedAt !== null && startedAt > startsAt ? startedAt : startsAt;
  return addDuration(from, `PT${(lengthMinutes + graceMinutes).toString()}M`);
}
