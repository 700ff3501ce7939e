import type { ActionView } from '../../../shared/api/views.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useEditAction } from '../../hooks/useActions.ts';
import { useText } from '../../text/text-context.ts';

type Version = Pick<ActionView, 'id' | 'version'>;

/** Marks an action done, or opens it again; either can be taken back. */
export function useActionDone(action: ActionView) {
  const { t } = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const { mutateAsync, isPending } = useEditAction(series.id);

  async function change(from: Version, state: 'open' | 'done', back: ActionView['state']): Promise<void> {
    const changed = await mutateAsync({ action: from, edit: { state } });
    const said = t(state === 'done' ? 'tab.action.saidDone' : 'tab.action.saidOpen', { text: action.text });
    // What was settled is settled by a reason, and not by taking back.
    if (back === 'dropped') notices.say(said);
    else notices.say(said, () => void change(changed, back, state).catch(() => undefined));
  }

  return {
    isPending,
    toggle: () => {
      // A refusal has been told by useEditAction, and the screen shows the state from before again.
      const wanted = action.state === 'open' ? 'done' : 'open';
      void change(action, wanted, action.state).catch(() => undefined);
    },
  };
}
