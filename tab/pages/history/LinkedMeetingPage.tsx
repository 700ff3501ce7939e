import { useSeries } from '../../hooks/session.ts';
import { ThisWeekPage } from '../this-week/ThisWeekPage.tsx';
import { PastMeetingPage } from './PastMeetingPage.tsx';

/** What a card links to: this week's meeting as it is now, or the minutes of one that is over. */
export function LinkedMeetingPage({ meetingId }: { meetingId: string }) {
  const { series } = useSeries();
  return meetingId === series.currentMeetingId ? <ThisWeekPage /> : <PastMeetingPage meetingId={meetingId} />;
}
