import type { PlaceView } from '../../../shared/api/views.ts';

type Proposal = PlaceView['proposal'];

/** What the server proposes for people whose zone it does not know. */
const unknownZone = 'UTC';

/**
 * A proposal in the zone of the reader's device, where the server knew none. A time that was read from a meeting is an
 * instant and is said in the other zone; a usual time, such as ten o'clock, stays what it is.
 *
 * @param near a calendar date in the week that is meant: clocks change.
 */
export function toOwnZone(
  { proposal, isFromMeeting }: Pick<PlaceView, 'proposal' | 'isFromMeeting'>,
  deviceZone: string | null,
  near: string,
): Proposal {
  if (deviceZone === null || proposal.zone !== unknownZone) return proposal;
  if (!isFromMeeting) return { ...proposal, zone: deviceZone };
  const start = new Date(`${toWeekdayFrom(near, proposal.weekday)}T${proposal.time}:00Z`);
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: deviceZone } as const;
  const date = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: deviceZone,
  }).format(start);
  return {
    ...proposal,
    weekday: toIsoWeekday(date),
    time: new Intl.DateTimeFormat('en-GB', parts).format(start),
    zone: deviceZone,
  };
}

function toIsoWeekday(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

const dayMs = 86_400_000;

/** The first date on or after another one that has the ISO weekday. */
function toWeekdayFrom(date: string, weekday: number): string {
  const days = (weekday - toIsoWeekday(date) + 7) % 7;
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}
