import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  link: {
    ...typographyStyles.body1,
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalM,
    insetBlockStart: '-100px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    zIndex: 20,
    ':focus': { insetBlockStart: tokens.spacingVerticalS },
  },
});

/** Leads keyboards past the navigation. */
export function SkipLink() {
  const styles = useStyles();
  const { t } = useText();
  const handleClick = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById('view')?.focus();
  };
  return (
    <a href="#view" className={styles.link} onClick={handleClick}>
      {t('tab.skip')}
    </a>
  );
}
