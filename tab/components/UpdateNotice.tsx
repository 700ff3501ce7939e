import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useText } from '../text/text-context.ts';
import { reload } from './PartBoundary.tsx';

const useStyles = makeStyles({
  bar: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
  },
});

/** The server is of another build than this page: says so, and leaves the moment to the reader. */
export function UpdateNotice({ isShown }: { isShown: boolean }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <div role="status">
      {isShown && (
        <div className={styles.bar}>
          <span>{t('tab.updated')}</span>
          <Button size="small" onClick={reload}>
            {t('tab.reload')}
          </Button>
        </div>
      )}
    </div>
  );
}
