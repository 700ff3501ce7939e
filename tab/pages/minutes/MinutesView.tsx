import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { AttendanceLines } from '../../components/AttendanceLines.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { toDayOf } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';
import { MinutesItem } from './MinutesItem.tsx';
import { ReadBeforehand } from '../this-week/ReadBeforehand.tsx';
import { toSummary } from './summary.ts';
import { SummaryLists } from './SummaryLists.tsx';
import { VersionTrail } from './VersionTrail.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalL,
  },
  column: { display: 'grid', gap: tokens.spacingVerticalL },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

export interface MinutesViewProps {
  meeting: LoadedMeeting;
  /** What the reader may do next, beside the title. */
  after: ReactNode;
}

/** The minutes of a closed meeting: results first, then item by item. */
export function MinutesView({ meeting, after }: MinutesViewProps) {
  const styles = useStyles();
  const { t, format } = useText();
  const { nameOf } = useSeries();
  const { minutes, zone } = meeting;
  if (minutes === null) {
    return (
      <EmptyState isView title={t('tab.minutes.none')} hint={t('tab.minutes.noneHint')} action={after} />
    );
  }
  const sent = { name: nameOf(minutes.closedBy), when: format.dateTime(minutes.closedAt, zone) };
  return (
    <>
      <div className={styles.head}>
        <PageTitle title={t('tab.minutes.title', { date: format.longDate(toDayOf(meeting)) })}>
          <div>{t(minutes.closedBy === 'system' ? 'tab.minutes.sentItself' : 'tab.minutes.sent', sent)}</div>
          {minutes.version > 1 && (
            <div>{t('tab.minutes.again', { version: minutes.version, reason: minutes.reason })}</div>
          )}
        </PageTitle>
        {after}
      </div>
      <div className={styles.column}>
        <SummaryLists summary={toSummary(minutes)} />
        {minutes.attendance.length > 0 && (
          <Panel title={t('tab.attendance.title')}>
            <AttendanceLines attendance={minutes.attendance} nameOf={nameOf} />
          </Panel>
        )}
        <Panel title={t('tab.minutes.items')}>
          <ol className={styles.list}>
            {minutes.items.map((item) => (
              <MinutesItem key={item.id} item={item} />
            ))}
          </ol>
        </Panel>
        {minutes.readBeforehand.length > 0 && <ReadBeforehand entries={minutes.readBeforehand} />}
        <VersionTrail meeting={meeting} />
      </div>
    </>
  );
}
