import { useQueryClient } from '@tanstack/react-query';
import type { ItemView } from '../../../shared/api/views.ts';
import { keys } from '../../hooks/keys.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useItemText } from '../../hooks/useItemText.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';

/** Moves items about, and off the agenda. A move shows at once and is said in words. */
export function useItemMoves(meeting: LoadedMeeting) {
  const { t } = useText();
  const { titleOf } = useItemText();
  const { change, isPending } = useMeetingChange(meeting.id);
  const queries = useQueryClient();
  const notices = useNotices();
  const meetingId = meeting.id;

  function place(itemId: string, afterId: string | null): void {
    queries.setQueryData<LoadedMeeting>(
      keys.meeting(meetingId),
      (now) => now && withMoved(now, itemId, afterId),
    );
    change((client) => client.call('orderItems', { params: { meetingId }, body: { itemId, afterId } }));
  }

  /** Puts an item in the place that another one has now. It is said at once: the next press may follow at once. */
  function move(item: ItemView, goal: number): void {
    const { items } = meeting;
    const others = items.filter(({ id }) => id !== item.id);
    const before = items[items.findIndex(({ id }) => id === item.id) - 1]?.id ?? null;
    const said = t('tab.item.moved', { title: titleOf(item), place: goal + 1, count: items.length });
    place(item.id, others[goal - 1]?.id ?? null);
    notices.say(said, () => place(item.id, before));
  }

  function remove(item: ItemView): void {
    const params = { meetingId, itemId: item.id };
    const said = t('tab.item.removed', { title: titleOf(item) });
    change(
      (client) => client.call('removeItem', { params, version: item.version }),
      () => notices.say(said),
    );
  }

  return { move, remove, isPending };
}

function withMoved(meeting: LoadedMeeting, itemId: string, afterId: string | null): LoadedMeeting {
  const item = meeting.items.find(({ id }) => id === itemId);
  if (item === undefined) return meeting;
  const others = meeting.items.filter(({ id }) => id !== itemId);
  const at = others.findIndex(({ id }) => id === afterId) + 1;
  return { ...meeting, items: [...others.slice(0, at), item, ...others.slice(at)] };
}
