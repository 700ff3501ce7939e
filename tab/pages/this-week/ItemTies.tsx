import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ItemView } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useItemText } from '../../hooks/useItemText.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  ties: { listStyleType: 'none', margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  tie: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorBrandStroke2}`,
    paddingInlineStart: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalXS,
  },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
});

interface TiesProps {
  meeting: LoadedMeeting;
  item: ItemView;
}

/** What was merged into an item, and the item of the other side that names the same customer. */
export function ItemTies({ meeting, item }: TiesProps) {
  const styles = useStyles();
  const pair = meeting.pairs.find(({ itemIds }) => itemIds[0] === item.id);
  const other = meeting.items.find(({ id }) => id === pair?.itemIds[1]);
  return (
    <ul className={styles.ties}>
      {item.merged.map((part) => (
        <MergedPart key={part.id} meetingId={meeting.id} item={item} part={part} />
      ))}
      {pair !== undefined && other !== undefined && (
        <PairHint meetingId={meeting.id} items={[item, other]} customer={pair.customer} />
      )}
    </ul>
  );
}

interface PartProps {
  meetingId: string;
  item: ItemView;
  part: ItemView['merged'][number];
}

function MergedPart({ meetingId, item, part }: PartProps) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { titleOf, reasonOf } = useItemText();
  const { command, isPending } = useMeetingChange(meetingId);
  const title = titleOf(part);
  return (
    <li className={styles.tie}>
      <span className={styles.text}>{t('tab.pair.part', { title, reason: reasonOf(part) })}</span>
      {can(me, meetingPermissions.merge) && (
        <Button
          size="small"
          disabled={isPending}
          aria-label={t('tab.pair.apartThis', { title })}
          onClick={() => command({ kind: 'unmerge', itemId: item.id, mergedId: part.id })}
        >
          {t('tab.pair.apart')}
        </Button>
      )}
    </li>
  );
}

interface PairProps {
  meetingId: string;
  items: [ItemView, ItemView];
  customer: string;
}

function PairHint({ meetingId, items: [first, second], customer }: PairProps) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { titleOf } = useItemText();
  const notices = useNotices();
  const { command, isPending } = useMeetingChange(meetingId);
  const handleMerge = () => {
    command({ kind: 'merge', itemId: second.id, intoId: first.id }, () => {
      notices.say(t('tab.pair.saidMerged', { title: titleOf(first) }), () => {
        command({ kind: 'unmerge', itemId: first.id, mergedId: second.id });
      });
    });
  };
  return (
    <li className={styles.tie}>
      <span className={styles.text}>{t('tab.pair.both', { customer, title: titleOf(second) })}</span>
      {can(me, meetingPermissions.merge) && (
        <Button
          size="small"
          disabled={isPending}
          aria-label={t('tab.pair.mergeThis', { first: titleOf(first), second: titleOf(second) })}
          onClick={handleMerge}
        >
          {t('tab.pair.merge')}
        </Button>
      )}
    </li>
  );
}
