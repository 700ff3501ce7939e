import { Button } from '@fluentui/react-components';
import { Suspense, useState, type ReactNode } from 'react';
import { lazyPage } from '../../components/lazy-view.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { FailedPart } from '../../components/PartBoundary.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useEndOfUndo } from '../../hooks/useEndOfUndo.ts';
import { useMeeting, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { BeforeMeeting } from './BeforeMeeting.tsx';

// Most visits are before the meeting: what comes later is fetched when it is needed (architecture.md 14).
const RunningMeeting = lazyPage(async () => (await import('./RunningMeeting.tsx')).RunningMeeting);
const WrapUp = lazyPage(async () => (await import('./WrapUp.tsx')).WrapUp);
const MinutesView = lazyPage(async () => (await import('../minutes/MinutesView.tsx')).MinutesView);

const SkippedMeeting = lazyPage(async () => (await import('./SkippedMeeting.tsx')).SkippedMeeting);

/** The meeting under way, else the next one. */
export function ThisWeekPage() {
  const { t } = useText();
  const { series } = useSeries();
  const [keptId, setKeptId] = useState<string | null>(null);
  const shownId = keptId ?? series.currentMeetingId;
  const query = useMeeting(shownId);
  const { data } = query;

  // A meeting that was under way stays on the screen when it is closed: people want to see what was sent.
  const isUnderWay = data?.state === 'running' || data?.state === 'ended';
  if (isUnderWay && keptId !== data.id) setKeptId(data.id);
  const handleGoOn = () => {
    setKeptId(null);
  };

  if (shownId === null)
    return <EmptyState isView title={t('tab.noMeeting.title')} hint={t('tab.noMeeting.hint')} />;
  const hasNext = series.currentMeetingId !== null && series.currentMeetingId !== shownId;
  const goOn = <Button onClick={handleGoOn}>{t('tab.closed.goOn')}</Button>;
  return (
    <Loaded isView query={query} rows={6}>
      {(meeting) => (
        <Suspense fallback={<Skeleton rows={6} />}>
          <Stage key={meeting.id} meeting={meeting} goOn={hasNext ? goOn : null} />
        </Suspense>
      )}
    </Loaded>
  );
}

function Stage({ meeting, goOn }: { meeting: LoadedMeeting; goOn: ReactNode }) {
  useEndOfUndo(meeting.state);
  switch (meeting.state) {
    case 'skipped':
      return <SkippedMeeting meeting={meeting} after={goOn} />;
    case 'planned':
    case 'open':
      return <BeforeMeeting meeting={meeting} />;
    case 'running':
      return <RunningMeeting meeting={meeting} />;
    case 'ended':
      return <WrapUp meeting={meeting} />;
    case 'closed':
      return <MinutesView meeting={meeting} after={goOn} />;
    default:
      // A newer server knows of states that this page does not.
      return <FailedPart isView />;
  }
}
