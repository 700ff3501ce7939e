import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  panel: {
    minWidth: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 479px)': { padding: tokens.spacingHorizontalM },
  },
  accent: { borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorBrandStroke1}` },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    marginBlockEnd: tokens.spacingVerticalM,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  meta: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

export interface PanelProps {
  title: string;
  /** Where links of the page lead to (OnThisPage.tsx). */
  anchor?: string;
  /** A short fact beside the title. */
  meta?: ReactNode;
  /** Marks the one panel that waits for the reader. */
  isAccented?: boolean;
  children: ReactNode;
}

/** One titled part of a page. */
export function Panel({ title, anchor, meta, isAccented = false, children }: PanelProps) {
  const styles = useStyles();
  const titleId = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={titleId}
      className={mergeClasses(styles.panel, isAccented && styles.accent)}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {meta !== undefined && <div className={styles.meta}>{meta}</div>}
      </div>
      {children}
    </section>
  );
}
