import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  frame: {
    maxWidth: '1120px',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} 72px`,
    '@media (max-width: 479px)': {
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} 72px`,
    },
    ':focus': { outlineStyle: 'none' },
  },
});

/** The middle of the page, where a view stands. */
export function PageFrame({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <main id="view" tabIndex={-1} className={styles.frame}>
      {children}
    </main>
  );
}
