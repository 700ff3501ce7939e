import type { LiveHint } from '../../shared/api/live.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import type { MeetingRecords } from './queries.ts';
import type { SeriesCache } from './series-cache.ts';

/** What was saved in this process: a meeting with its version, or some other record of a series. */
export interface SavedChange {
  seriesId: string;
  meeting: { state: Meeting; version: number } | null;
}

/**
 * Keeps the cache up to what happens. A meeting that was saved here takes the place of the one before, without a read; a
 * hint of what is known already changes nothing; anything else drops what is kept: at once where it was saved here, and
 * when its hint arrives, before open tabs are told, where another process did it.
 */
export function createCacheUpkeep(cache: SeriesCache<MeetingRecords>) {
  return {
    onSaved: ({ seriesId, meeting }: SavedChange): void => {
      if (meeting === null) cache.drop(seriesId);
      else cache.change(meeting.state.id, (records) => withMeeting(records, meeting));
    },
    onHint: ({
      seriesId,
      kind,
      id,
      version,
    }: Pick<LiveHint, 'seriesId' | 'kind' | 'id' | 'version'>): void => {
      if (kind === 'parking-lot') return;
      if (kind !== 'meeting') cache.drop(seriesId);
      else if ((cache.peek(id)?.meetingVersion ?? -1) < version) cache.forget(id);
    },
    onResync: cache.dropAll,
  };
}

/** Saves of one record may be told out of their order when another process saved in between: the newest stays. */
function withMeeting(
  records: MeetingRecords,
  { state, version }: NonNullable<SavedChange['meeting']>,
): MeetingRecords {
  if (version <= records.meetingVersion) return records;
  return { ...records, meeting: state, meetingVersion: version };
}
