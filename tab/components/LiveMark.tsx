import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.caption1,
    textAlign: 'center',
    padding: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
  },
});

/** A short break is nobody's business. */
const quietForMs = 2000;

/** Says that the page does not show what others do at the moment. */
export function LiveMark({ isLost }: { isLost: boolean }) {
  const styles = useStyles();
  const { t } = useText();
  const [isShown, setIsShown] = useState(false);

  useEffect(() => {
    const timer = setTimeout(
      () => {
        setIsShown(isLost);
      },
      isLost ? quietForMs : 0,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [isLost]);

  return (
    <div role="status">
      {isShown && (
        <div className={styles.mark}>{t(navigator.onLine ? 'tab.live.lost' : 'tab.live.offline')}</div>
      )}
    </div>
  );
}
