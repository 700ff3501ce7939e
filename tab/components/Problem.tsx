import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { toProblemText } from '../text/problem-text.ts';
import { PageTitle } from './PageTitle.tsx';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  problem: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  text: { ...typographyStyles.body1, margin: 0 },
});

export interface ProblemProps {
  error: unknown;
  onRetry: () => void;
  /** It is all that the view shows, so that its words are the view's title. */
  isView?: boolean;
}

/** A part of the page could not be fetched: says why, and lets the reader try again. */
export function Problem({ error, onRetry, isView = false }: ProblemProps) {
  const styles = useStyles();
  const { t } = useText();
  const text = toProblemText(error, t);
  return (
    <div role="alert" className={styles.problem}>
      {isView ? <PageTitle title={text} /> : <p className={styles.text}>{text}</p>}
      <Button onClick={onRetry}>{t('tab.retry')}</Button>
    </div>
  );
}
