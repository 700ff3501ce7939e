import type { LiveHint } from '../../shared/api/live.ts';

/** Names of what is fetched, from the general to the particular, so that a hint can invalidate a group. */
export const keys = {
  allSeries: ['series'] as const,
  series: (seriesId: string) => ['series', seriesId] as const,
  meeting: (meetingId: string) => ['meeting', meetingId] as const,
  checkIn: (meetingId: string, personId: string) => ['check-in', meetingId, personId] as const,
  actions: (seriesId: string) => ['actions', seriesId] as const,
  mySettings: ['my-settings'] as const,
  parkingLot: (seriesId: string) => ['parking-lot', seriesId] as const,
  recipients: (meetingId: string) => ['recipients', meetingId] as const,
  leftOut: (seriesId: string) => ['left-out', seriesId] as const,
  history: (seriesId: string) => ['history', seriesId] as const,
};

/**
 * What has to be fetched again after a change. A meeting's answer also holds its actions and who has answered, so these
 * hints touch the meetings too.
 */
export function toStaleKeys({
  kind,
  seriesId,
  id,
}: Pick<LiveHint, 'kind' | 'seriesId' | 'id'>): (readonly string[])[] {
  switch (kind) {
    case 'series':
      return [keys.allSeries];
    case 'meeting':
      return [
        keys.meeting(id),
        keys.recipients(id),
        keys.series(seriesId),
        keys.history(seriesId),
        keys.leftOut(seriesId),
      ];
    case 'check-in':
      return [['check-in'], ['meeting']];
    case 'action':
      return [keys.actions(seriesId), ['meeting']];
    case 'parking-lot':
      return [keys.parkingLot(seriesId)];
    default:
      // A newer server tells of something that this page does not know: perhaps of all that it shows.
      return [[]];
  }
}
