import type { ActionView } from '../../../shared/api/views.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useEditAction } from '../../hooks/useActions.ts';
import { useText } from '../../text/text-context.ts';

/** Marks an action done, or opens it again; either can be taken back. */
export function useActionDone(action: ActionView) {
  const { t } = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const { mutateAsync, isPending } = useEditAction(series.id);

  async function change(from: Pick<ActionView, 'id' | 'version'>, state: ActionView['state']): Promise<void> {
    const changed = await mutateAsync({ action: from, edit: { state } });
    const back = state === 'done' ? 'open' : 'done';
    notices.say(
      t(state === 'done' ? 'tab.action.saidDone' : 'tab.action.saidOpen', { text: action.text }),
      () => {
        void change(changed, back).catch(() => undefined);
      },
    );
  }

  return {
    isPending,
    toggle: () => {
      // A refusal has been told by useEditAction, and the screen shows the state from before again.
      void change(action, action.state === 'open' ? 'done' : 'open').catch(() => undefined);
    },
  };
}
