import { useSeries } from '../../hooks/session.ts';
import { useMeeting } from '../../hooks/useMeeting.ts';
import { toDateIn } from '../../text/format.ts';

/** Today's date where the meeting takes place, by the server's clock; null until that is known. */
export function useToday(): string | null {
  const { series } = useSeries();
  const { data } = useMeeting(series.currentMeetingId);
  return data === undefined ? null : toDateIn(series.schedule.zone, Date.parse(data.now));
}
