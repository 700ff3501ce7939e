/**
 * Ids of records that must exist once are made of what they are about, so that the database refuses a second one
 * (architecture.md 4). Ids are URL-safe; the parts are never read back out of an id.
 */

/** Id of the series of a channel or chat: a place has one, so adding the app twice begins one. */
export function toSeriesId(placeId: string): string {
  const readable = placeId.replace(/[^A-Za-z0-9]+/gu, '-').replace(/^-|-$/gu, '');
  return `s-${readable.slice(0, 100)}`;
}

/** Id of the occurrence of a series on a calendar date (`2026-11-26`). */
export function toMeetingId(seriesId: string, date: string): string {
  return `${seriesId}.${date}`;
}

/** Id of one person's check-in for one meeting. */
export function toCheckInId(meetingId: string, personId: string): string {
  return `${meetingId}.${personId}`;
}
