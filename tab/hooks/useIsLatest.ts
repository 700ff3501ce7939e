import { useSeries } from './session.ts';
import { useHistory } from './useHistory.ts';
import { useMeeting, type LoadedMeeting } from './useMeeting.ts';

/** Tells whether no meeting has begun after this closed one: only the latest can be opened again. */
export function useIsLatest({ id }: Pick<LoadedMeeting, 'id'>): boolean {
  const { series } = useSeries();
  const closed = useHistory(series.id, {}).data?.pages[0]?.items[0];
  const current = useMeeting(series.currentMeetingId).data;
  const hasBegun = current !== undefined && current.id !== id && current.startedAt !== null;
  return closed?.id === id && !hasBegun;
}
