import { useQueryClient } from '@tanstack/react-query';
import type { CheckInView } from '../../../shared/api/views.ts';
import { keys } from '../../hooks/keys.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useAutosave } from '../../hooks/useAutosave.ts';
import { useCheckInChange, type CheckInBody } from '../../hooks/useCheckIn.ts';
import { useSession } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

/** What the check-in form holds and does. */
export function useCheckInForm(checkIn: CheckInView, onDone: () => void) {
  const { t } = useText();
  const queries = useQueryClient();
  const notices = useNotices();
  const { mutateAsync, isPending } = useCheckInChange(checkIn.meetingId, checkIn.personId);
  const draft = useCheckInDraft(checkIn, mutateAsync);
  const queryKey = keys.checkIn(checkIn.meetingId, checkIn.personId);

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

type PutCheckIn = ReturnType<typeof useCheckInChange>['mutateAsync'];

/** The answers while they are typed. Once they were sent, changes wait in this browser until they are sent too. */
function useCheckInDraft(checkIn: CheckInView, put: PutCheckIn) {
  const { client } = useSession();
  const { id, meetingId, personId, state, answers, version } = checkIn;
  return useAutosave({
    name: `check-in.${id}`,
    saved: { value: answers, version },
    isOn: state === 'asked' || state === 'draft',
    save: async (value, seen) => {
      return (await put({ body: { state: 'draft', answers: value }, version: seen })).version;
    },
    reload: async () => {
      const now = await client.call('getCheckIn', { params: { meetingId, personId } });
      return { value: now.answers, version: now.version };
    },
  });
}
