import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons';
import type { ItemView } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { ItemFields } from './ItemFields.tsx';
import { useItemMoves } from './useItemMoves.ts';

const useStyles = makeStyles({
  editor: { display: 'grid', gap: tokens.spacingVerticalM, paddingBlockEnd: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Changes one item in place: its fields, its place on the agenda, or whether it is there at all. */
export function ItemEditor({ meeting, item }: { meeting: LoadedMeeting; item: ItemView }) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { move, remove, isPending } = useItemMoves(meeting);
  const index = meeting.items.findIndex(({ id }) => id === item.id);
  const canRemove = can(me, meetingPermissions.removeAny) || isOwn(item, me.personId);

  return (
    <div className={styles.editor}>
      <ItemFields meetingId={meeting.id} item={item} />
      <div className={styles.buttons}>
        {can(me, meetingPermissions.order) && (
          <>
            <Button
              icon={<ArrowUpRegular />}
              disabled={isPending || index === 0}
              onClick={() => {
                move(item, index - 1);
              }}
            >
              {t('tab.item.up')}
            </Button>
            <Button
              icon={<ArrowDownRegular />}
              disabled={isPending || index === meeting.items.length - 1}
              onClick={() => {
                move(item, index + 1);
              }}
            >
              {t('tab.item.down')}
            </Button>
          </>
        )}
        {canRemove && (
          <Button
            icon={<DeleteRegular />}
            disabled={isPending}
            onClick={() => {
              remove(item);
            }}
          >
            {t('tab.item.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}

function isOwn({ origin }: ItemView, personId: string): boolean {
  return 'personId' in origin && origin.personId === personId;
}
