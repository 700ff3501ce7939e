import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowDownRegular,
  ArrowUpRegular,
  DeleteRegular,
  ArrowUploadRegular,
  ArrowDownloadRegular,
} from '@fluentui/react-icons';
import type { ItemView } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { mayRemove, meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { isStuck } from '../../../shared/meeting/stuck.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { DropItem } from './DropItem.tsx';
import { ItemFields } from './ItemFields.tsx';
import { useItemMoves } from './useItemMoves.ts';

const useStyles = makeStyles({
  editor: { display: 'grid', gap: tokens.spacingVerticalM, paddingBlockEnd: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface EditorProps {
  meeting: LoadedMeeting;
  item: ItemView;
}

/** Changes one item in place: its fields, its place on the agenda, or whether it is there at all. */
export function ItemEditor({ meeting, item }: EditorProps) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { remove, isPending } = useItemMoves(meeting);

  return (
    <div className={styles.editor}>
      <ItemFields meetingId={meeting.id} item={item} />
      <div className={styles.buttons}>
        {can(me, meetingPermissions.order) && <MoveButtons meeting={meeting} item={item} />}
        {mayRemove(item, me) && (
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
      {isStuck(item) && can(me, meetingPermissions.drop) && (
        <Disclosure label={t('tab.settle.button')}>
          <DropItem meetingId={meeting.id} item={item} />
        </Disclosure>
      )}
    </div>
  );
}

/** The same as dragging, for everybody who would rather press. */
function MoveButtons({ meeting, item }: EditorProps) {
  const { t } = useText();
  const { move } = useItemMoves(meeting);
  const index = meeting.items.findIndex(({ id }) => id === item.id);
  const last = meeting.items.length - 1;
  const moves = [
    { label: t('tab.item.up'), icon: <ArrowUpRegular />, goal: index - 1 },
    { label: t('tab.item.down'), icon: <ArrowDownRegular />, goal: index + 1 },
    { label: t('tab.item.toTop'), icon: <ArrowUploadRegular />, goal: index === 0 ? -1 : 0 },
    { label: t('tab.item.toBottom'), icon: <ArrowDownloadRegular />, goal: index === last ? -1 : last },
  ];
  // Those that lead nowhere keep the focus: somebody who moves an item to the end stays where they are.
  return moves.map(({ label, icon, goal }) => (
    <Button
      key={label}
      icon={icon}
      disabledFocusable={goal < 0 || goal > last}
      onClick={() => {
        move(item, goal);
      }}
    >
      {label}
    </Button>
  ));
}
