import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '../text/text-context.ts';

const narrow = '@media (max-width: 479px)';

const useStyles = makeStyles({
  nav: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  inner: {
    maxWidth: '1120px',
    marginInline: 'auto',
    paddingInline: tokens.spacingHorizontalL,
    [narrow]: { paddingInline: tokens.spacingHorizontalM },
  },
  toggle: {
    display: 'none',
    [narrow]: {
      display: 'flex',
      marginBlock: tokens.spacingVerticalXS,
      // The icon, not the button's edge, stands in line with the page.
      marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})`,
    },
  },
  list: {
    display: 'flex',
    gap: tokens.spacingHorizontalXL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    [narrow]: { flexDirection: 'column', gap: 0, paddingBlockEnd: tokens.spacingVerticalS },
  },
  folded: { [narrow]: { display: 'none' } },
  link: {
    ...typographyStyles.body1,
    display: 'block',
    paddingBlock: tokens.spacingVerticalM,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: `${tokens.strokeWidthThicker} solid transparent`,
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1 },
    [narrow]: { paddingBlock: tokens.spacingVerticalS },
  },
  // An icon stands alone at the end of the row; in the list its name stands beside it.
  atEnd: { marginInlineStart: 'auto', [narrow]: { marginInlineStart: 0 } },
  withIcon: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '20px' },
  icon: { display: 'flex', fontSize: tokens.fontSizeBase500 },
  nameOfIcon: { display: 'none', [narrow]: { display: 'inline' } },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
});

export interface View {
  path: string;
  label: string;
  isCurrent: boolean;
  /** Stands for the label where there is little room. */
  icon?: ReactNode;
}

/**
 * The views of the tab in one flat row; in a narrow panel a list that unfolds. They are links, not an ARIA tab list:
 * each has an address of its own.
 */
export function Navigation({ views }: { views: readonly View[] }) {
  const styles = useStyles();
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const current = views.find(({ isCurrent }) => isCurrent) ?? views[0];
  const handleToggle = () => {
    setIsOpen(!isOpen);
  };
  const handleChoice = () => {
    setIsOpen(false);
  };

  return (
    <nav aria-label={t('tab.views')} className={styles.nav}>
      <div className={styles.inner}>
        <Button
          appearance="subtle"
          className={styles.toggle}
          icon={<NavigationRegular />}
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={handleToggle}
        >
          {t('tab.viewsOpen', { current: current?.label ?? '' })}
        </Button>
        <ul id={listId} className={mergeClasses(styles.list, !isOpen && styles.folded)}>
          {views.map(({ path, label, isCurrent, icon }) => (
            <li key={path} className={mergeClasses(icon !== undefined && styles.atEnd)}>
              <Link
                href={path}
                className={mergeClasses(
                  styles.link,
                  icon !== undefined && styles.withIcon,
                  isCurrent && styles.current,
                )}
                {...(icon === undefined ? {} : { 'aria-label': label, title: label })}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={handleChoice}
              >
                {icon !== undefined && <span className={styles.icon}>{icon}</span>}
                <span className={mergeClasses(icon !== undefined && styles.nameOfIcon)}>{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
