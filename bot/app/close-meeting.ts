import { createCustomerFinder } from '../../shared/core/customers.ts';
import type { MeetingCommandOf } from '../../shared/meeting/command.ts';
import { toReadBeforehand } from '../../shared/meeting/read-beforehand.ts';
import { nameOf } from '../../shared/series/people.ts';
import type { MeetingRecords } from './queries.ts';

/** The command that closes a meeting, with what its minutes take in from other records. */
export function toCloseCommand({
  series,
  meeting,
  checkIns,
  actions,
}: MeetingRecords): MeetingCommandOf<'close'> {
  const readBeforehand = toReadBeforehand(checkIns);
  const taken = actions.filter(({ source }) => source.kind === 'meeting' && source.meetingId === meeting.id);
  const names = [...readBeforehand.map(({ personId }) => personId), ...taken.map(({ ownerId }) => ownerId)];
  return {
    kind: 'close',
    actions: taken,
    readBeforehand,
    names: [...new Set(names)].map((personId) => nameOf(series, personId)),
    findCustomers: createCustomerFinder(series.customers),
  };
}
