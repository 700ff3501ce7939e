import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PageTitle } from './PageTitle.tsx';

const useStyles = makeStyles({
  empty: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start', maxWidth: '60ch' },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

export interface EmptyStateProps {
  title: string;
  hint?: string;
  action?: ReactNode;
  /** It is all that the view shows, so that its title is the view's. */
  isView?: boolean;
}

/** Nothing is here: says so, and what to do next. */
export function EmptyState({ title, hint, action, isView = false }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      {isView ? <PageTitle title={title} /> : <p className={styles.title}>{title}</p>}
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {action}
    </div>
  );
}
