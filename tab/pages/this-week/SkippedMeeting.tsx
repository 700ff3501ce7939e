import type { ReactNode } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useSkipText } from '../../hooks/useSkipText.ts';
import { toDayOf } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';

/** A meeting that does not take place, and why. */
export function SkippedMeeting({ meeting, after }: { meeting: LoadedMeeting; after: ReactNode }) {
  const { t, format } = useText();
  const { nameOf } = useSeries();
  const { reasonOf } = useSkipText();
  const { skip } = meeting;
  const by =
    skip === null || skip.by === 'system' ? undefined : t('tab.leftOut.by', { name: nameOf(skip.by) });
  return (
    <>
      <PageTitle title={t('tab.meeting.title', { date: format.longDate(toDayOf(meeting)) })} />
      <Panel title={t('tab.leftOut.title')}>
        <EmptyState
          title={skip === null ? t('tab.leftOut.byHand') : reasonOf(skip)}
          {...(by === undefined ? {} : { hint: by })}
          action={after}
        />
      </Panel>
    </>
  );
}
