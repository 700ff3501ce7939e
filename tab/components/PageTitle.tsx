import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { createContext, use, useEffect, useRef, type ReactNode } from 'react';

/** Tells a view whether its heading is to take the focus: each but the first one after loading. */
export interface ViewFocus {
  isWanted: () => boolean;
}

export function createViewFocus(): ViewFocus {
  let hasSeenView = false;
  return {
    isWanted: () => {
      const isWanted = hasSeenView;
      hasSeenView = true;
      return isWanted;
    },
  };
}

export const ViewFocusContext = createContext<ViewFocus | null>(null);

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
  const viewFocus = use(ViewFocusContext);

  useEffect(() => {
    if (viewFocus?.isWanted() === true) heading.current?.focus();
  }, [viewFocus]);

  return (
    <header className={styles.head}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {children !== undefined && <div className={styles.below}>{children}</div>}
    </header>
  );
}
