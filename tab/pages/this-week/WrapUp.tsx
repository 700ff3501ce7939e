import { makeStyles, tokens } from '@fluentui/react-components';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { AgendaRow } from './AgendaRow.tsx';
import { AttendancePanel } from './AttendancePanel.tsx';
import { CloseMinutes } from './CloseMinutes.tsx';
import { ItemRecord } from './ItemRecord.tsx';
import { MeetingHead } from './MeetingHead.tsx';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalL },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** After the talking: put notes right, then close and send the minutes. */
export function WrapUp({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const canClose = can(me, meetingPermissions.close);
  return (
    <>
      <MeetingHead meeting={meeting} status={toEndText(meeting, t)} />
      <div className={styles.column}>
        {canClose ? (
          <CloseMinutes meeting={meeting} />
        ) : (
          <Panel title={t('tab.close.title')}>{t('tab.close.waiting')}</Panel>
        )}
        <AttendancePanel meeting={meeting} />
        <Panel title={t('tab.agenda.title')} meta={t('tab.close.check')}>
          <ol className={styles.list}>
            {meeting.items.map((item, index) => (
              <AgendaRow key={item.id} item={item} number={index + 1} detailsLabel={t('tab.item.open')}>
                <ItemRecord meeting={meeting} item={item} />
              </AgendaRow>
            ))}
          </ol>
        </Panel>
      </div>
    </>
  );
}

function toEndText(
  { startedAt, endedAt, lengthMinutes }: LoadedMeeting,
  t: ReturnType<typeof useText>['t'],
): string {
  if (startedAt === null || endedAt === null) return t('tab.status.ended');
  const took = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000);
  const back = lengthMinutes - took;
  return back > 0 ? t('tab.status.endedEarly', { took, back }) : t('tab.status.endedAfter', { took });
}
