import { useSeries } from '../../hooks/session.ts';
import { useMeeting } from '../../hooks/useMeeting.ts';
import { useNow } from '../../hooks/useNow.ts';
import { toDateIn } from '../../text/format.ts';

const lookEveryMs = 60_000;
const neverLoaded = { now: '1970-01-01T00:00:00.000Z', receivedAtMs: 0 };

/** Today's date where the meeting takes place, by the server's clock; null until that is known. */
export function useToday(): string | null {
  const { series } = useSeries();
  const { data } = useMeeting(series.currentMeetingId);
  // A page may stay open over midnight.
  const nowMs = useNow(data ?? neverLoaded, data === undefined ? 0 : lookEveryMs);
  return data === undefined ? null : toDateIn(series.schedule.zone, nowMs);
}
