import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { useText } from '../text/text-context.ts';
import { PageTitle } from './PageTitle.tsx';

export interface PartBoundaryProps {
  /** Without this part there is nothing on the screen, so that its words are the view's title. */
  isView?: boolean;
  children: ReactNode;
}

/**
 * Keeps the rest of the page where one part of it cannot be drawn: its file is gone since the server was updated, the
 * connection was lost while it was fetched, or the server answered with something that this page does not know.
 */
export class PartBoundary extends Component<PartBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    const { isView = false, children } = this.props;
    return this.state.hasFailed ? <FailedPart isView={isView} /> : children;
  }
}

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  text: { ...typographyStyles.body1, margin: 0 },
});

/** In the place of a part that cannot be drawn: says so, and what to do. */
export function FailedPart({ isView }: { isView: boolean }) {
  const styles = useStyles();
  const { t } = useText();
  const title = t('tab.part.failed');
  return (
    <div role="alert" className={styles.part}>
      {isView ? <PageTitle title={title} /> : <p className={styles.text}>{title}</p>}
      <p className={styles.text}>{t('tab.part.failedHint')}</p>
      <Button onClick={reload}>{t('tab.reload')}</Button>
    </div>
  );
}

export function reload(): void {
  window.location.reload();
}
