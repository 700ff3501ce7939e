import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { OnThisPage } from '../../components/OnThisPage.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useAttend } from '../../hooks/useAttend.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { CheckInPanel } from './CheckInPanel.tsx';
import { CurrentItem } from './CurrentItem.tsx';
import { MeetingHead } from './MeetingHead.tsx';
import { ProposeItem } from './ProposeItem.tsx';
import { ReadBeforehand } from './ReadBeforehand.tsx';
import { RunningAgenda } from './RunningAgenda.tsx';
import { TotalClock } from './TotalClock.tsx';

const wide = '@media (min-width: 900px)';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    [wide]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      gridTemplateRows: 'auto 1fr',
      gridTemplateAreas: '"current side" "read side"',
    },
  },
  current: { minWidth: 0, [wide]: { gridArea: 'current' } },
  side: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0, [wide]: { gridArea: 'side' } },
  read: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0, [wide]: { gridArea: 'read' } },
});

/** The meeting under way: what is being talked about, the clock, and the rest of the agenda. */
export function RunningMeeting({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { me } = useSeries();
  useAttend(meeting);
  const endsAt = format.time(meeting.autoEndsAt, meeting.zone);
  const { mine } = meeting.checkIns;
  const isAsked = mine === 'asked' || mine === 'draft';
  const current = meeting.items.find(({ id }) => id === meeting.current?.itemId);

  return (
    <>
      <MeetingHead meeting={meeting} status={t('tab.status.running', { time: endsAt })}>
        {current !== undefined && <EndButton meeting={meeting} />}
      </MeetingHead>
      <OnThisPage
        parts={[
          { anchor: 'agenda', title: t('tab.agenda.title') },
          ...(isAsked ? [{ anchor: 'check-in', title: t('tab.checkIn.title') }] : []),
          { anchor: 'read', title: t('tab.read.title') },
        ]}
      />
      <div className={styles.grid}>
        <div className={styles.current}>
          {current === undefined ? (
            <AllDone meeting={meeting} />
          ) : (
            <CurrentItem key={current.id} meeting={meeting} item={current} />
          )}
        </div>
        <div className={styles.side}>
          <TotalClock meeting={meeting} />
          <RunningAgenda meeting={meeting} />
          {can(me, meetingPermissions.propose) && (
            <Panel title={t('tab.propose.title')}>
              <ProposeItem meetingId={meeting.id} />
            </Panel>
          )}
        </div>
        <div className={styles.read}>
          {isAsked && <CheckInPanel meeting={meeting} />}
          <ReadBeforehand entries={meeting.readBeforehand} />
        </div>
      </div>
    </>
  );
}

function AllDone({ meeting }: { meeting: LoadedMeeting }) {
  const { t } = useText();
  return (
    <Panel title={t('tab.run.allDone')} isAccented>
      <EmptyState title={t('tab.run.allDoneHint')} action={<EndButton meeting={meeting} isPrimary />} />
    </Panel>
  );
}

function EndButton({ meeting, isPrimary = false }: { meeting: LoadedMeeting; isPrimary?: boolean }) {
  const { t } = useText();
  const { me } = useSeries();
  const { command, isPending } = useMeetingChange(meeting.id);
  if (!can(me, meetingPermissions.run)) return null;
  return (
    <Button
      appearance={isPrimary ? 'primary' : 'secondary'}
      disabled={isPending}
      onClick={() => command({ kind: 'end' })}
    >
      {t('tab.run.end')}
    </Button>
  );
}
