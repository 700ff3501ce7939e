import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useText } from '../../text/text-context.ts';
import type { FieldsOf } from '../settings/FormFields.tsx';
import { SlotFields } from '../settings/series/ScheduleFields.tsx';
import { toRhythmText } from '../settings/series/schedule-section.ts';
import { readTyped } from './useStartForm.ts';

const useStyles = makeStyles({
  question: { ...typographyStyles.body1, margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** When it is; a time that was read from the meeting of the chat is confirmed with one press. */
export function TimeFields({ form, isFromMeeting }: { form: FieldsOf; isFromMeeting: boolean }) {
  const styles = useStyles();
  const text = useText();
  const { t } = text;
  const { rhythm } = form.values;
  const isRefused = [...form.problems.keys()].some((path) => path.startsWith('schedule'));
  if (!isFromMeeting) return <SlotFields form={form} isDeviceOffered />;
  const answer = (value: 'yes' | 'no') => () => {
    form.set({ rhythm: value });
  };
  return (
    <>
      <p className={styles.question}>
        {t('tab.start.isWeekly', { rhythm: toRhythmText(readTyped(form.values).slot, text) })}
      </p>
      <div className={styles.buttons}>
        <Button aria-pressed={rhythm === 'yes'} onClick={answer('yes')}>
          {t('tab.start.isWeeklyYes')}
        </Button>
        <Button aria-pressed={rhythm === 'no'} onClick={answer('no')}>
          {t('tab.start.isWeeklyNo')}
        </Button>
      </div>
      {(rhythm === 'no' || isRefused) && <SlotFields form={form} isDeviceOffered={false} />}
    </>
  );
}
