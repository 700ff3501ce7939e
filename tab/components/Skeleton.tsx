import { makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  stack: { display: 'grid', gap: tokens.spacingVerticalM },
  block: {
    height: '20px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
    animationName: { from: { opacity: 1 }, to: { opacity: 0.45 } },
    animationDuration: '900ms',
    animationDirection: 'alternate',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    ':first-child': { width: '60%' },
    ':last-child': { width: '80%' },
  },
});

/** Where something will stand that is still on its way. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <div role="status" aria-label={t('tab.loading')} className={styles.stack}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.block} />
      ))}
    </div>
  );
}
