import { Button, makeStyles } from '@fluentui/react-components';
import { ReOrderDotsVerticalRegular } from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import type { ItemView } from '../../../shared/api/views.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useItemText } from '../../hooks/useItemText.ts';
import { useText } from '../../text/text-context.ts';
import { useDrag } from './useDrag.ts';

const useStyles = makeStyles({
  // Without `touchAction` a finger would scroll the page instead.
  handle: { minWidth: '24px', maxWidth: '24px', padding: 0, cursor: 'grab', touchAction: 'none' },
});

export interface ItemHandleProps {
  item: ItemView;
  place: { index: number; count: number };
  /** Told where the item would come to stand; null when it is let go. */
  onDrag: (goal: number | null) => void;
  onMove: (goal: number) => void;
}

/** By what an item is moved: dragged with a finger or a mouse, or with the arrow keys. */
export function ItemHandle({ item, place, onDrag, onMove }: ItemHandleProps) {
  const styles = useStyles();
  const { t } = useText();
  const { titleOf } = useItemText();
  const notices = useNotices();
  const { handlers, wasDragged } = useDrag({ index: place.index, onDrag, onMove });

  const handleKey = (event: KeyboardEvent) => {
    const goal = toGoal(event.key, place);
    if (goal === null) return;
    event.preventDefault();
    if (goal !== place.index) onMove(goal);
  };
  const handleClick = () => {
    if (!wasDragged()) notices.say(t('tab.item.moveHint'));
  };
  return (
    <Button
      appearance="subtle"
      size="small"
      className={styles.handle}
      icon={<ReOrderDotsVerticalRegular />}
      aria-label={t('tab.item.move', { title: titleOf(item) })}
      aria-keyshortcuts="ArrowUp ArrowDown Home End"
      title={t('tab.item.moveHint')}
      onClick={handleClick}
      onKeyDown={handleKey}
      {...handlers}
    />
  );
}

function toGoal(key: string, { index, count }: ItemHandleProps['place']): number | null {
  switch (key) {
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
