import { useQueryClient } from '@tanstack/react-query';
import type { CheckInView } from '../../../shared/api/views.ts';
import { keys } from '../../hooks/keys.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useAutosave } from '../../hooks/useAutosave.ts';
import { useCheckInChange, type CheckInBody } from '../../hooks/useCheckIn.ts';
import { useSession } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

/** What the check-in form holds and does. After it was sent once, changes wait in this browser until they are sent. */
export function useCheckInForm(checkIn: CheckInView, onDone: () => void) {
  const { client } = useSession();
  const { t } = useText();
  const queries = useQueryClient();
  const notices = useNotices();
  const { meetingId, personId } = checkIn;
  const { mutateAsync, isPending } = useCheckInChange(meetingId, personId);
  const queryKey = keys.checkIn(meetingId, personId);

  const draft = useAutosave({
    name: `check-in.${checkIn.id}`,
    saved: { value: checkIn.answers, version: checkIn.version },
    isOn: checkIn.state === 'asked' || checkIn.state === 'draft',
    save: async (answers, version) =>
      (await mutateAsync({ body: { state: 'draft', answers }, version })).version,
    reload: async () => {
      const { answers, version } = await client.call('getCheckIn', { params: { meetingId, personId } });
      return { value: answers, version };
    },
  });

  async function answer(body: CheckInBody, said: string): Promise<void> {
    try {
      await draft.flush();
      const latest = queries.getQueryData<CheckInView>(queryKey) ?? checkIn;
      await mutateAsync({ body, version: latest.version });
      draft.forget();
      notices.say(said);
      onDone();
    } catch (error) {
      notices.sayProblem(error);
      void queries.invalidateQueries({ queryKey });
    }
  }

  return {
    draft,
    isPending,
    send: () => void answer({ state: 'sent', answers: draft.value }, t('tab.checkIn.saidSent')),
    skip: () => void answer({ state: 'skipped' }, t('tab.checkIn.saidSkipped')),
    keep: () => {
      draft.forget();
      onDone();
    },
  };
}
