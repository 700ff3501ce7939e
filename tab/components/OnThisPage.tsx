import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  // Beside each other the parts need no list: they are in sight.
  parts: { '@media (min-width: 900px)': { display: 'none' } },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: 0,
    marginBlockEnd: tokens.spacingVerticalM,
    padding: 0,
    listStyleType: 'none',
  },
  link: {
    ...typographyStyles.body1,
    display: 'inline-block',
    paddingBlock: tokens.spacingVerticalXXS,
    color: tokens.colorBrandForegroundLink,
  },
});

/** A panel of the page, by the anchor that it has (Panel.tsx). */
export interface Part {
  anchor: string;
  title: string;
}

/** Where a narrow page is long: links to its parts. `children` are more of them. */
export function OnThisPage({ parts, children }: { parts: readonly Part[]; children?: ReactNode }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <nav aria-label={t('tab.onThisPage')} className={styles.parts}>
      <ul className={styles.list}>
        {parts.map((part) => (
          <PartLink key={part.anchor} {...part} />
        ))}
        {children}
      </ul>
    </nav>
  );
}

export function PartLink({ anchor, title }: Part) {
  const styles = useStyles();
  return (
    <li>
      <a href={`#${anchor}`} className={styles.link}>
        {title}
      </a>
    </li>
  );
}
