import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { CheckInView } from '../../../shared/api/views.ts';
import { SaveMark } from '../../components/SaveMark.tsx';
import { TextBox } from '../../components/TextBox.tsx';
import { answerLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';
import { toOpenBoxes } from './check-in-boxes.ts';
import { CheckInConflict } from './CheckInConflict.tsx';
import { useCheckInForm } from './useCheckInForm.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  more: { justifySelf: 'start' },
});

export interface CheckInFormProps {
  checkIn: CheckInView;
  onDone: () => void;
  /** It was answered before: the reader may leave it as it is. */
  canKeep: boolean;
}

/** The six boxes of an update. What is typed is safe at once; only Send shows it to the others. */
export function CheckInForm({ checkIn, onDone, canKeep }: CheckInFormProps) {
  const styles = useStyles();
  const { t } = useText();
  const { draft, isPending, send, skip, keep } = useCheckInForm(checkIn, onDone);
  const [showsAll, setShowsAll] = useState(false);
  const boxes = toOpenBoxes(draft.value, showsAll);

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <p className={styles.hint}>{t('tab.checkIn.hint')}</p>
      {boxes.map((box) => (
        <TextBox
          key={box}
          label={t(`checkIn.${box}`)}
          hint={t(`tab.checkIn.hint.${box}`)}
          rows={2}
          maxLength={answerLimit}
          value={draft.value[box] ?? ''}
          onChange={(text) => {
            draft.setValue({ ...draft.value, [box]: text });
          }}
        />
      ))}
      {boxes.length < 6 && (
        <Button appearance="subtle" className={styles.more} onClick={() => setShowsAll(true)}>
          {t('tab.checkIn.more')}
        </Button>
      )}
      {draft.theirs !== null && (
        <CheckInConflict mine={draft.value} theirs={draft.theirs.value} onChoose={draft.resolve} />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={isPending}>
          {t('tab.checkIn.send')}
        </Button>
        {canKeep ? (
          <Button onClick={keep}>{t('tab.checkIn.keep')}</Button>
        ) : (
          <Button disabled={isPending} onClick={skip}>
            {t('tab.checkIn.nothing')}
          </Button>
        )}
        <SaveMark state={draft.state} isUntouched={checkIn.state === 'asked'} />
      </div>
    </form>
  );
}
