import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode, type SubmitEvent } from 'react';
import { useNotices } from '../../../hooks/notice.ts';
import { useSeries } from '../../../hooks/session.ts';
import { useKeptForm, type FormValues, type KeptForm } from '../../../hooks/useKeptForm.ts';
import { usePress } from '../../../hooks/usePress.ts';
import { useChangePlan, type PlanChange } from '../../../hooks/useSeriesSettings.ts';
import { toDateIn } from '../../../text/format.ts';
import { useText } from '../../../text/text-context.ts';
import { FieldRow } from '../FieldRow.tsx';
import { focusFirstProblem, hasFieldForEach, readFormProblems } from '../form-problems.ts';
import { FormLine } from '../FormFields.tsx';
import type { Upcoming } from './upcoming.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PlanFormProps {
  meeting: Upcoming;
  onClose: () => void;
}

/** Leaves one meeting out; everybody reads why. */
export function SkipForm({ meeting, onClose }: PlanFormProps) {
  const { t, format } = useText();
  const press = usePress();
  const { date } = meeting;
  const plan = usePlanForm(`skip.${meeting.id}`, { reason: '' }, onClose);
  const handleSave = () => {
    const change = { kind: 'skip', date, reason: plan.form.values['reason'] ?? '' } as const;
    const said = t('tab.settings.saidSkipped', { date: format.date(date) });
    void plan.save({ ...change, pressId: press.toId(change) }, said);
  };
  return (
    <PlanForm plan={plan} button={t('tab.settings.skip')} onSave={handleSave} onClose={onClose}>
      <FormLine form={plan.form} path="reason" label={t('tab.settings.skipReason')} maxLength={280} />
    </PlanForm>
  );
}

/** Gives one meeting another date and time, in the series' zone. */
export function MoveForm({ meeting, onClose }: PlanFormProps) {
  const { t, format } = useText();
  const { id: meetingId, startsAt, zone } = meeting;
  const date = toDateIn(zone, Date.parse(startsAt));
  const time = toTimeIn(zone, startsAt);
  const plan = usePlanForm(`move.${meetingId}`, { date, time, reason: '' }, onClose);
  const { values } = plan.form;
  const handleSave = () => {
    const to = { date: values['date'] ?? '', time: values['time'] ?? '' };
    if (to.date === '') {
      plan.form.refuse(new Map([['date', { text: t('field.notADate'), suggestions: [] }]]));
      return;
    }
    const when = `${format.date(to.date)} ${to.time}`;
    const said = t('tab.settings.saidMoved', { when });
    void plan.save({ kind: 'move', meetingId, ...to, reason: values['reason'] ?? '' }, said);
  };
  return (
    <PlanForm plan={plan} button={t('tab.settings.move')} onSave={handleSave} onClose={onClose}>
      <FieldRow>
        <FormLine form={plan.form} path="date" type="date" label={t('tab.settings.moveDate')} />
        <FormLine form={plan.form} path="time" type="time" label={t('tab.settings.moveTime')} />
      </FieldRow>
      <FormLine form={plan.form} path="reason" label={t('tab.settings.moveReason')} maxLength={280} />
    </PlanForm>
  );
}

/** The wall-clock time, `10:00`, that a zone has at an instant, in the form that a field of the kind `time` takes. */
function toTimeIn(zone: string, instant: string): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date(instant));
}

interface Plan {
  form: KeptForm;
  isPending: boolean;
  save: (change: PlanChange, said: string) => Promise<void>;
}

function usePlanForm(name: string, values: FormValues, onSaved: () => void): Plan {
  const text = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const form = useKeptForm(name, { values, version: 1 });
  const { mutateAsync, isPending } = useChangePlan(series.id);
  return {
    form,
    isPending,
    save: async (change, said) => {
      try {
        await mutateAsync(change);
        form.drop();
        notices.say(said);
        onSaved();
      } catch (error) {
        const found = readFormProblems(error, text);
        // The server names the instant that date and time make.
        const problems = new Map([...found].map(([path, one]) => [path === 'startsAt' ? 'date' : path, one]));
        if (hasFieldForEach(problems, Object.keys(values))) form.refuse(problems);
        else notices.sayProblem(error);
      }
    },
  };
}

interface FrameProps {
  plan: Plan;
  button: string;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

function PlanForm({ plan, button, onSave, onClose, children }: FrameProps) {
  const styles = useStyles();
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    element.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    if (plan.form.refusalCount > 0) focusFirstProblem(element.current);
  }, [plan.form.refusalCount]);
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!plan.isPending) onSave();
  };
  const handleCancel = () => {
    plan.form.drop();
    onClose();
  };
  return (
    <form ref={element} className={styles.form} onSubmit={handleSubmit} noValidate>
      {children}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={plan.isPending}>
          {button}
        </Button>
        <Button onClick={handleCancel}>{t('tab.settings.notYet')}</Button>
      </div>
    </form>
  );
}
