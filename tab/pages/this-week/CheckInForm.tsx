import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { CheckInView } from '../../../shared/api/views.ts';
import { SaveMark } from '../../components/SaveMark.tsx';
import { TextBox } from '../../components/TextBox.tsx';
import { TwoTexts } from '../../components/TwoTexts.tsx';
import { answerLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';
import { toOneText, toOpenBoxes } from './check-in-boxes.ts';
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
  const toText = (answers: CheckInView['answers']) => toOneText(answers, (box) => t(`checkIn.${box}`));

  const handleSubmit = (event: FormEvent) => {
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
        <Button
          appearance="subtle"
          className={styles.more}
          onClick={() => {
            setShowsAll(true);
          }}
        >
          {t('tab.checkIn.more')}
        </Button>
      )}
      {draft.theirs !== null && (
        <TwoTexts
          mine={toText(draft.value)}
          theirs={toText(draft.theirs.value)}
          onMine={() => {
            draft.resolve(draft.value);
          }}
          onTheirs={() => {
            draft.resolve(draft.theirs?.value ?? {});
          }}
        />
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
