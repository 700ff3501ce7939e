import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { CurrentItem } from './CurrentItem.tsx';
import { MeetingHead } from './MeetingHead.tsx';
import { ProposeItem } from './ProposeItem.tsx';
import { ReadBeforehand } from './ReadBeforehand.tsx';
import { RunningAgenda } from './RunningAgenda.tsx';
import { TotalClock } from './TotalClock.tsx';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  },
  column: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
});

/** The meeting under way: what is being talked about, the clock, and the rest of the agenda. */
export function RunningMeeting({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { command, isPending } = useMeetingChange(meeting.id);
  const canRun = can(me, meetingPermissions.run);
  const current = meeting.items.find(({ id }) => id === meeting.current?.itemId);
  const handleEnd = () => {
    command({ kind: 'end' });
  };

  return (
    <>
      <MeetingHead meeting={meeting} status={t('tab.status.running')}>
        {canRun && current !== undefined && (
          <Button disabled={isPending} onClick={handleEnd}>
            {t('tab.run.end')}
          </Button>
        )}
      </MeetingHead>
      <div className={styles.grid}>
        <div className={styles.column}>
          {current === undefined ? (
            <Panel title={t('tab.run.allDone')} isAccented>
              <EmptyState
                title={t('tab.run.allDoneHint')}
                action={
                  canRun && (
                    <Button appearance="primary" disabled={isPending} onClick={handleEnd}>
                      {t('tab.run.end')}
                    </Button>
                  )
                }
              />
            </Panel>
          ) : (
            <CurrentItem key={current.id} meeting={meeting} item={current} />
          )}
          <ReadBeforehand entries={meeting.readBeforehand} />
        </div>
        <div className={styles.column}>
          <TotalClock meeting={meeting} />
          <RunningAgenda meeting={meeting} />
          {can(me, meetingPermissions.propose) && (
            <Panel title={t('tab.propose.title')}>
              <ProposeItem meetingId={meeting.id} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}
