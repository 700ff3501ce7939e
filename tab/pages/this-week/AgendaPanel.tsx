import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import { can } from '../../../shared/core/actor.ts';
import { mayAdd, meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Meter } from '../../components/Meter.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { AgendaList } from './AgendaList.tsx';
import { LockLine } from './LockLine.tsx';
import { ProposeItem } from './ProposeItem.tsx';

const useStyles = makeStyles({
  over: {
    ...typographyStyles.body1Strong,
    color: tokens.colorPaletteRedForeground1,
    margin: `${tokens.spacingVerticalS} 0 0`,
  },
  link: { color: tokens.colorBrandForegroundLink },
  foot: { marginBlockStart: tokens.spacingVerticalM },
});

/** The agenda before the meeting, its minutes against the slot, and a field to propose an item. */
export function AgendaPanel({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { items, plannedMinutes, lengthMinutes } = meeting;
  const over = plannedMinutes - lengthMinutes;
  const sum = t('tab.agenda.sum', { planned: plannedMinutes, slot: lengthMinutes });
  const isOpen = meeting.state === 'open';

  return (
    <Panel anchor="agenda" title={t('tab.agenda.title')} {...(items.length > 0 ? { meta: sum } : {})}>
      {items.length === 0 ? (
        <EmptyState
          title={t('tab.agenda.empty')}
          hint={t('tab.agenda.emptyHint')}
          action={
            <Link href="/history" className={styles.link}>
              {t('tab.agenda.last')}
            </Link>
          }
        />
      ) : (
        <Meter label={t('tab.agenda.sumLabel')} text={sum} value={plannedMinutes} limit={lengthMinutes} />
      )}
      {over > 0 && <p className={styles.over}>{t('tab.agenda.over', { minutes: over })}</p>}
      {isOpen && (meeting.locked || can(me, meetingPermissions.lock)) && <LockLine meeting={meeting} />}
      <AgendaList meeting={meeting} />
      {isOpen && mayAdd(meeting, me) && (
        <div className={styles.foot}>
          <ProposeItem meetingId={meeting.id} />
        </div>
      )}
    </Panel>
  );
}
