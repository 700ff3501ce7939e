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
  const params = { meetingId: meeting.id };

  function place(itemId: string, afterId: string | null, then: () => void): void {
    queries.setQueryData<LoadedMeeting>(
      keys.meeting(meeting.id),
      (now) => now && withMoved(now, itemId, afterId),
    );
    change((client) => client.call('orderItems', { params, body: { itemId, afterId } }), { onSuccess: then });
  }

  return {
    isPending,
    /** Puts an item in the place that another one has now. */
    move: (item: ItemView, goal: number) => {
      const { items } = meeting;
      const from = items.findIndex(({ id }) => id === item.id);
      const others = items.filter(({ id }) => id !== item.id);
      const before = items[from - 1]?.id ?? null;
      place(item.id, others[goal - 1]?.id ?? null, () => {
        const place_ = { title: titleOf(item), place: goal + 1, count: items.length };
        notices.say(t('tab.item.moved', place_), () => {
          place(item.id, before, () => undefined);
        });
      });
    },
    remove: (item: ItemView) => {
      change(
        (client) =>
          client.call('removeItem', { params: { ...params, itemId: item.id }, version: item.version }),
        {
          onSuccess: () => {
            notices.say(t('tab.item.removed', { title: titleOf(item) }));
          },
        },
      );
    },
  };
}

function withMoved(meeting: LoadedMeeting, itemId: string, afterId: string | null): LoadedMeeting {
  const item = meeting.items.find(({ id }) => id === itemId);
  if (item === undefined) return meeting;
  const others = meeting.items.filter(({ id }) => id !== itemId);
  const at = others.findIndex(({ id }) => id === afterId) + 1;
  return { ...meeting, items: [...others.slice(0, at), item, ...others.slice(at)] };
}
