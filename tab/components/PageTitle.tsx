import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { createContext, use, useEffect, useRef, type ReactNode, type RefObject } from 'react';

/** False until a first view was shown: only later ones take the focus. */
export const SeenViewContext = createContext<RefObject<boolean>>({ current: false });

const useStyles = makeStyles({
  head: { marginBlockEnd: tokens.spacingVerticalL },
  title: {
    ...typographyStyles.title3,
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 479px)': { ...typographyStyles.subtitle1 },
    ':focus:not(:focus-visible)': { outlineStyle: 'none' },
  },
  below: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground2,
    marginBlock: `${tokens.spacingVerticalXXS} 0`,
  },
});

/** The heading of a view. It takes the focus when the reader comes from another view, so that it is read out. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const hasSeenView = use(SeenViewContext);

  useEffect(() => {
    if (hasSeenView.current) heading.current?.focus();
    hasSeenView.current = true;
  }, [hasSeenView]);

  return (
    <header className={styles.head}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {children !== undefined && <div className={styles.below}>{children}</div>}
    </header>
  );
}
