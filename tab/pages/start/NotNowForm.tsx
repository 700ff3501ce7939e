import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type SubmitEvent } from 'react';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useKeptForm } from '../../hooks/useKeptForm.ts';
import { usePress } from '../../hooks/usePress.ts';
import { useAnswerStart } from '../../hooks/useStart.ts';
import { useText } from '../../text/text-context.ts';
import { FormBox } from '../settings/FormFields.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** "Not now", with a reason that only the one who asked reads. */
export function NotNowForm({ adder, onClose }: { adder: string; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const press = usePress();
  const element = useRef<HTMLFormElement>(null);
  const form = useKeptForm(`not-now.${series.id}`, { values: { reason: '' }, version: 1 });
  const { mutate, isPending } = useAnswerStart(series.id);
  useEffect(() => {
    element.current?.querySelector('textarea')?.focus();
  }, []);
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isPending) return;
    const body = { kind: 'not-now', reason: form.values['reason'] ?? '' } as const;
    const onSuccess = () => {
      press.done();
      form.drop();
      notices.say(t('tab.start.saidNotNow', { adder }));
      onClose();
    };
    mutate({ body, pressId: press.toId(body) }, { onSuccess, onError: notices.sayProblem });
  };
  return (
    <form ref={element} className={styles.form} onSubmit={handleSubmit}>
      <FormBox
        form={form}
        path="reason"
        rows={2}
        maxLength={280}
        label={t('tab.start.notNowReason', { adder })}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabledFocusable={isPending}>
          {t('tab.start.notNowSend')}
        </Button>
        <Button onClick={onClose}>{t('tab.settings.cancel')}</Button>
      </div>
    </form>
  );
}
