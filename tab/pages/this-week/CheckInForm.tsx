import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Suspense, useState, type SubmitEvent } from 'react';
import type { CheckInView } from '../../../shared/api/views.ts';
import { lazyView } from '../../components/lazy-view.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useText } from '../../text/text-context.ts';
import { toOpenBoxes } from './check-in-boxes.ts';
import { CheckInBox } from './CheckInBox.tsx';
import { CheckInConflict } from './CheckInConflict.tsx';
import { useCheckInForm } from './useCheckInForm.ts';

const CheckInElse = lazyView(async () => (await import('./CheckInElse.tsx')).CheckInElse);

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  more: { justifySelf: 'start' },
  problem: { ...typographyStyles.body1, color: tokens.colorPaletteRedForeground1, margin: 0 },
  else: { marginBlockStart: tokens.spacingVerticalM },
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
  const form = useCheckInForm(checkIn, onDone);
  const { draft, problem, isPending } = form;
  const [showsAll, setShowsAll] = useState(false);
  const boxes = toOpenBoxes(draft.value.answers, showsAll);

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    form.send();
  };
  return (
    <>
      <form className={styles.form} onSubmit={handleSubmit}>
        <p className={styles.hint}>{t('tab.checkIn.hint')}</p>
        {boxes.map((box) => (
          <CheckInBox key={box} box={box} update={draft.value} onChange={draft.setValue} />
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
          {canKeep && <Button onClick={form.keep}>{t('tab.checkIn.keep')}</Button>}
          {!canKeep && (
            <Button disabled={isPending} onClick={() => form.skip()}>
              {t('tab.checkIn.nothing')}
            </Button>
          )}
          {!canKeep && checkIn.hasLast && (
            <Button disabled={isPending} onClick={() => void form.copyLast()}>
              {t('tab.checkIn.copy')}
            </Button>
          )}
          <SaveMark state={draft.state} isUntouched={checkIn.state === 'asked'} />
        </div>
        <div role="alert">{problem !== null && <p className={styles.problem}>{problem}</p>}</div>
      </form>
      {!canKeep && (
        <div className={styles.else}>
          <Disclosure label={t('tab.checkIn.else')}>
            <Suspense fallback={<Skeleton />}>
              <CheckInElse checkIn={checkIn} isPending={isPending} onSkip={form.skip} />
            </Suspense>
          </Disclosure>
        </div>
      )}
    </>
  );
}
