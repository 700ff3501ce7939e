import type { PersonActor } from '../../shared/core/actor.ts';
import type { MeetingRecords } from './queries.ts';
import { toOwnMeetingView, toSharedMeetingView } from './views.ts';

/** The view of a meeting for one reader, as JSON. */
export type WriteMeeting = (records: MeetingRecords, reader: PersonActor, now: string) => string;

/**
 * Writes a meeting for its readers. What all of them see is made and written once for each state of the records, however
 * many panels fetch it: that is nearly all of it, and costs ten times what the rest of a read does.
 */
export function createWriteMeeting(): WriteMeeting {
  const written = new WeakMap<MeetingRecords, string>();

  function writeShared(records: MeetingRecords): string {
    const known = written.get(records);
    if (known !== undefined) return known;
    const text = JSON.stringify(toSharedMeetingView(records));
    written.set(records, text);
    return text;
  }

  return (records, reader, now) => {
    const own = JSON.stringify(toOwnMeetingView(records, reader, now));
    return `${writeShared(records).slice(0, -1)},${own.slice(1)}`;
  };
}
