import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckInView } from '../../../shared/api/views.ts';
import { keys } from '../../hooks/keys.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useAutosave } from '../../hooks/useAutosave.ts';
import { useCheckInChange, useCheckInCommand, type CheckInBody } from '../../hooks/useCheckIn.ts';
import { useSession } from '../../hooks/session.ts';
import { readFieldProblems } from '../../text/field-problems.ts';
import { useText } from '../../text/text-context.ts';
import type { Update } from './check-in-lines.ts';

/** What the check-in form holds and does. */
export function useCheckInForm(checkIn: CheckInView, onDone: () => void) {
  const { t } = useText();
  const notices = useNotices();
  const { mutateAsync, isPending } = useCheckInChange(checkIn.meetingId, checkIn.personId);
  const { command, isPending: isCommanding } = useCheckInCommand(checkIn.meetingId, checkIn.personId);
  const draft = useCheckInDraft(checkIn, mutateAsync);
  const { problem, setProblem, refuse } = useRefusal(checkIn);
  const readLatest = useLatest(checkIn);

  async function answer(body: CheckInBody, said: string): Promise<void> {
    try {
      await draft.flush();
      await mutateAsync({ body, version: readLatest().version });
      draft.forget();
      notices.say(said);
      onDone();
    } catch (error) {
      refuse(error);
    }
  }
  const setValue = (value: Update) => {
    setProblem(null);
    draft.setValue(value);
  };
  const skip = (reason = '') => {
    const said = t(reason === '' ? 'tab.checkIn.saidNothing' : 'tab.checkIn.saidSkipped');
    void answer({ state: 'skipped', reason }, said);
  };
  const copyLast = async () => {
    setProblem(null);
    await draft.flush();
    command({ kind: 'copy-last' }, () => notices.say(t('tab.checkIn.copied')));
  };
  const keep = () => {
    draft.forget();
    onDone();
  };
  const send = () => void answer({ state: 'sent', ...draft.value }, t('tab.checkIn.saidSent'));

  // `problem`: why it was not sent, told beside the button.
  const isBusy = isPending || isCommanding;
  return { draft: { ...draft, setValue }, problem, isPending: isBusy, send, skip, copyLast, keep };
}

/** The check-in as the server last answered it, which may be newer than what was drawn. */
function useLatest(checkIn: CheckInView): () => CheckInView {
  const queries = useQueryClient();
  const queryKey = keys.checkIn(checkIn.meetingId, checkIn.personId);
  return () => queries.getQueryData<CheckInView>(queryKey) ?? checkIn;
}

/** What is wrong with the answers is told beside the button; everything else at the foot of the page. */
function useRefusal({ meetingId, personId }: CheckInView) {
  const { t } = useText();
  const queries = useQueryClient();
  const notices = useNotices();
  const [problem, setProblem] = useState<string | null>(null);
  const refuse = (error: unknown) => {
    const said = readFieldProblems(error, t).get('answers')?.text;
    if (said === undefined) notices.sayProblem(error);
    else setProblem(said);
    void queries.invalidateQueries({ queryKey: keys.checkIn(meetingId, personId) });
  };
  return { problem, setProblem, refuse };
}

type PutCheckIn = ReturnType<typeof useCheckInChange>['mutateAsync'];

/** The answers while they are typed. Once they were sent, changes wait in this browser until they are sent too. */
function useCheckInDraft(checkIn: CheckInView, put: PutCheckIn) {
  const { client } = useSession();
  const { id, meetingId, personId, state, answers, marks, version } = checkIn;
  return useAutosave<Update>({
    name: `update.${id}`,
    saved: { value: { answers, marks }, version },
    isOn: state === 'asked' || state === 'draft',
    save: async (value, seen) => (await put({ body: { state: 'draft', ...value }, version: seen })).version,
    reload: async () => {
      const now = await client.call('getCheckIn', { params: { meetingId, personId } });
      return { value: { answers: now.answers, marks: now.marks }, version: now.version };
    },
  });
}
