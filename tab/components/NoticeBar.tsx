import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    insetBlockEnd: tokens.spacingVerticalM,
    insetInline: 0,
    display: 'flex',
    justifyContent: 'center',
    paddingInline: tokens.spacingHorizontalM,
    pointerEvents: 'none',
    zIndex: 10,
  },
  bar: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow16,
    maxWidth: '560px',
    minWidth: 0,
    pointerEvents: 'auto',
  },
  text: { overflowWrap: 'anywhere' },
});

export interface Notice {
  text: string;
  isProblem: boolean;
  undo: (() => void) | null;
}

/** What just happened, at the foot of the page. It never takes the focus. */
export function NoticeBar({ notice, onDismiss }: { notice: Notice | null; onDismiss: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  const handleUndo = () => {
    notice?.undo?.();
    onDismiss();
  };
  return (
    <div
      role="status"
      aria-live={notice?.isProblem === true ? 'assertive' : 'polite'}
      className={styles.place}
    >
      {notice !== null && (
        <div className={styles.bar}>
          <span className={styles.text}>{notice.text}</span>
          {notice.undo !== null && <Button onClick={handleUndo}>{t('tab.undo')}</Button>}
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('tab.dismiss')}
            onClick={onDismiss}
          />
        </div>
      )}
    </div>
  );
}
