import type { Action } from '../../shared/action/action.ts';
import { createCustomerFinder } from '../../shared/core/customers.ts';
import type { MeetingCommandOf } from '../../shared/meeting/command.ts';
import { toReadBeforehand } from '../../shared/meeting/read-beforehand.ts';
import { nameOf } from '../../shared/series/people.ts';
import type { Repositories } from '../db/repositories.ts';
import type { MeetingRecords, Queries } from './queries.ts';

export type LoadCloseCommand = ReturnType<typeof createLoadCloseCommand>;

/**
 * The command that closes a meeting now, with what its minutes take in from other records: its own actions, and those
 * that were given outside of a meeting since the last one, so that History finds them. Null for a meeting that is gone.
 */
export function createLoadCloseCommand({
  queries,
  repositories,
}: {
  queries: Pick<Queries, 'readMeeting'>;
  repositories: Pick<Repositories, 'actions' | 'meetings'>;
}) {
  return async (meetingId: string): Promise<MeetingCommandOf<'close'> | null> => {
    const records = await queries.readMeeting(meetingId);
    if (records === null) return null;
    const { seriesId, date } = records.meeting;
    const before = await repositories.meetings.findClosedBefore(seriesId, date);
    const since = before?.state.endedAt ?? records.series.createdAt;
    const direct = await repositories.actions.listDirectSince(seriesId, since);
    return toCloseCommand(
      records,
      direct.map(({ state }) => state),
    );
  };
}

/** The command that closes a meeting. `direct` are actions that were given outside of one. */
export function toCloseCommand(
  { series, meeting, checkIns, actions }: MeetingRecords,
  direct: readonly Action[] = [],
): MeetingCommandOf<'close'> {
  const readBeforehand = toReadBeforehand(checkIns);
  const own = actions.filter(({ source }) => source.kind === 'meeting' && source.meetingId === meeting.id);
  const taken = [...own, ...direct];
  const names = [...readBeforehand.map(({ personId }) => personId), ...taken.map(({ ownerId }) => ownerId)];
  return {
    kind: 'close',
    actions: taken,
    readBeforehand,
    names: [...new Set(names)].map((personId) => nameOf(series, personId)),
    findCustomers: createCustomerFinder(series.customers),
  };
}
