import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Meter } from '../../components/Meter.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { AgendaRow } from './AgendaRow.tsx';
import { ProposeItem } from './ProposeItem.tsx';

const ItemEditor = lazy(async () => ({ default: (await import('./ItemEditor.tsx')).ItemEditor }));

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
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
  const canEdit = can(me, meetingPermissions.capture);
  const over = plannedMinutes - lengthMinutes;
  const sum = t('tab.agenda.sum', { planned: plannedMinutes, slot: lengthMinutes });

  return (
    <Panel title={t('tab.agenda.title')} {...(items.length > 0 ? { meta: sum } : {})}>
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
      <ol className={styles.list}>
        {items.map((item, index) => (
          <AgendaRow key={item.id} item={item} number={index + 1} detailsLabel={t('tab.item.change')}>
            {canEdit && (
              <Suspense fallback={<Skeleton />}>
                <ItemEditor meeting={meeting} item={item} />
              </Suspense>
            )}
          </AgendaRow>
        ))}
      </ol>
      {meeting.state === 'open' && can(me, meetingPermissions.propose) && (
        <div className={styles.foot}>
          <ProposeItem meetingId={meeting.id} />
        </div>
      )}
    </Panel>
  );
}
