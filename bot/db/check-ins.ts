import type { CheckIn } from '../../shared/check-in/check-in.ts';
import type { CheckInEvent } from '../../shared/check-in/commands.ts';
import type { Listed, RecordStore } from './record-store.ts';

/** Reads of check-ins beyond the single record. */
export function createCheckInRepository(store: RecordStore<CheckIn, CheckInEvent>) {
  /** The latest update that a person sent in a series before a meeting; ids of one person sort by date. */
  async function findLastSent({
    seriesId,
    personId,
    id,
  }: Pick<CheckIn, 'seriesId' | 'personId' | 'id'>): Promise<CheckIn | null> {
    const filter = { seriesId, personId, state: 'sent', _id: { $lt: id } };
    return (await store.list(filter, { sort: { _id: -1 }, limit: 1 }))[0]?.state ?? null;
  }

  function listOfMeeting(meetingId: string): Promise<Listed<CheckIn>[]> {
    return store.list({ meetingId }, { sort: { _id: 1 } });
  }

  return { findLastSent, listOfMeeting };
}
