import { addDuration } from '../core/time.ts';
import type { Meeting } from './meeting.ts';

/** How long after its start a meeting that nobody has started is still the one that people look for. */
const waitsFor = 'PT12H';
/** How long after its start minutes that were not sent are waited for. */
const wrapsUpFor = 'PT72H';

/**
 * The meeting that "This week" shows: the one under way, else one whose minutes are still to be sent, else the next one.
 * A meeting that nobody held does not stand in the way of the following.
 *
 * @param meetings of one series that are not closed, by date.
 */
export function toCurrentMeeting<State extends Pick<Meeting, 'state' | 'startsAt'>>(
  meetings: readonly State[],
  now: string,
): State | null {
  const running = meetings.findLast(({ state }) => state === 'running');
  const ended = meetings.findLast(
    ({ state, startsAt }) => state === 'ended' && addDuration(startsAt, wrapsUpFor) > now,
  );
  const next = meetings.find(
    ({ state, startsAt }) =>
      (state === 'planned' || state === 'open') && addDuration(startsAt, waitsFor) > now,
  );
  return running ?? ended ?? next ?? meetings.at(-1) ?? null;
}
