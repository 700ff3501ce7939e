import type { Start } from '../../../shared/series/series.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { toChangedValues, useKeptForm } from '../../hooks/useKeptForm.ts';
import { usePress } from '../../hooks/usePress.ts';
import { useAnswerStart } from '../../hooks/useStart.ts';
import { useText } from '../../text/text-context.ts';
import { hasFieldForEach, readFormProblems } from '../settings/form-problems.ts';
import { scheduleSection } from '../settings/series/schedule-section.ts';

/** What the other leader's form holds and does. Only what they changed is sent along. */
export function useJoinForm(start: Start) {
  const text = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const press = usePress();
  const { mutateAsync, isPending } = useAnswerStart(series.id);
  const form = useKeptForm(`join.${series.id}`, {
    values: { ...scheduleSection.toValues(series), commitment: start.commitment },
    version: series.version,
  });

  async function join(): Promise<void> {
    const changed = Object.keys(toChangedValues(form.base, form.values));
    const { schedule } = scheduleSection.toEdit(form.values);
    const isSchedule = changed.some((path) => path.startsWith('schedule.'));
    const body = {
      kind: 'join',
      ...(changed.includes('commitment') && { commitment: form.values['commitment'] ?? '' }),
      ...(isSchedule && { schedule }),
    } as const;
    try {
      await mutateAsync({ body, pressId: press.toId(body) });
      press.done();
      form.drop();
      notices.say(text.t('tab.start.joined'));
    } catch (error) {
      const problems = readFormProblems(error, text);
      if (hasFieldForEach(problems, Object.keys(form.values))) form.refuse(problems);
      else notices.sayProblem(error);
    }
  }

  return { form, isPending, join };
}
