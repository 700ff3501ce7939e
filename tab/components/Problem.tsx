import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { toProblemText } from '../text/problem-text.ts';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  problem: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  text: { ...typographyStyles.body1, margin: 0 },
});

/** A part of the page could not be fetched: says why, and lets the reader try again. */
export function Problem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <div role="alert" className={styles.problem}>
      <p className={styles.text}>{toProblemText(error, t)}</p>
      <Button onClick={onRetry}>{t('tab.retry')}</Button>
    </div>
  );
}
