import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { Start } from '../../../shared/series/series.ts';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';
import { focusFirstProblem } from '../settings/form-problems.ts';
import { FormBox } from '../settings/FormFields.tsx';
import { SlotFields } from '../settings/series/ScheduleFields.tsx';
import { NotNowForm } from './NotNowForm.tsx';
import { useJoinForm } from './useJoinForm.ts';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '560px' },
  text: { ...typographyStyles.body1, margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The other leader's answer: time and words can be changed, then both stand for them; or "not now". */
export function JoinForm({ start }: { start: Start }) {
  const styles = useStyles();
  const { t } = useText();
  const { nameOf } = useSeries();
  const { form, isPending, join } = useJoinForm(start);
  const [isNotNow, setIsNotNow] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const adder = nameOf(start.addedBy);
  useEffect(() => {
    if (form.refusalCount > 0) focusFirstProblem(element.current);
  }, [form.refusalCount]);
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isPending) void join();
  };
  const handleNotNow = () => {
    setIsNotNow(true);
  };
  const close = () => {
    setIsNotNow(false);
    element.current?.querySelector('input')?.focus();
  };
  return (
    <Panel title={t('tab.start.joinTitle', { adder })} isAccented>
      <div className={styles.column}>
        <form ref={element} className={styles.column} onSubmit={handleSubmit} noValidate>
          <p className={styles.text}>
            {t(start.answer === 'not-now' ? 'tab.start.youSaidNotNow' : 'tab.start.joinHint')}
          </p>
          <SlotFields form={form} isDeviceOffered={false} />
          <FormBox
            form={form}
            path="commitment"
            rows={5}
            maxLength={1000}
            label={t('tab.start.commitment')}
          />
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" disabledFocusable={isPending}>
              {t('tab.start.join')}
            </Button>
            {!isNotNow && start.answer === 'waiting' && (
              <Button onClick={handleNotNow}>{t('tab.start.notNow')}</Button>
            )}
          </div>
        </form>
        {isNotNow && start.answer === 'waiting' && <NotNowForm adder={adder} onClose={close} />}
      </div>
    </Panel>
  );
}
