import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ItemView } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { AgendaRow } from './AgendaRow.tsx';
import { ItemRecord } from './ItemRecord.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginBlockEnd: tokens.spacingVerticalM,
  },
});

/** The whole agenda beside the item under discussion; any item can be taken next, or be looked at. */
export function RunningAgenda({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const left = meeting.items.filter(({ outcome }) => outcome === 'open').length;
  return (
    <Panel anchor="agenda" title={t('tab.agenda.title')} meta={t('tab.run.left', { count: left })}>
      <ol className={styles.list}>
        {meeting.items.map((item, index) => (
          <AgendaRow
            key={item.id}
            item={item}
            number={index + 1}
            isCurrent={item.id === meeting.current?.itemId}
            detailsLabel={t('tab.item.open')}
          >
            {item.id !== meeting.current?.itemId && (
              <>
                <JumpButtons meeting={meeting} item={item} />
                <ItemRecord meeting={meeting} item={item} />
              </>
            )}
          </AgendaRow>
        ))}
      </ol>
    </Panel>
  );
}

function JumpButtons({ meeting, item }: { meeting: LoadedMeeting; item: ItemView }) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { command, isPending } = useMeetingChange(meeting.id);
  if (!can(me, meetingPermissions.run)) return null;
  const settle = (kind: 'discuss' | 'defer' | 'park') => () => {
    command({ kind, itemId: item.id });
  };
  const handleJump = () => {
    command({ kind: 'next', to: item.id });
  };
  return (
    <div className={styles.buttons}>
      <Button disabled={isPending} onClick={handleJump}>
        {t('tab.run.jump')}
      </Button>
      {item.outcome === 'open' && (
        <Button disabled={isPending} onClick={settle('discuss')}>
          {t('tab.run.discussed')}
        </Button>
      )}
      {item.outcome === 'open' && item.origin.kind !== 'standing' && (
        <>
          <Button disabled={isPending} onClick={settle('defer')}>
            {t('tab.run.defer')}
          </Button>
          <Button disabled={isPending} onClick={settle('park')}>
            {t('tab.run.park')}
          </Button>
        </>
      )}
    </div>
  );
}
