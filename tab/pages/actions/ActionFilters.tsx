import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Link, useSearchParams } from 'wouter';
import { useText } from '../../text/text-context.ts';
import { toState } from './action-list.ts';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  filter: {
    ...typographyStyles.body1,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXXS,
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  current: {
    color: tokens.colorBrandForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Which actions are shown: links, so that a filtered list can be sent to somebody. */
export function ActionFilters() {
  const styles = useStyles();
  const { t } = useText();
  const [params] = useSearchParams();
  const isMine = params.has('mine');
  const state = toState(params);
  const isOpen = state === 'open';
  const filters = [
    { label: t('tab.action.filterOpen'), isCurrent: isOpen && !isMine, href: '/actions' },
    { label: t('tab.action.filterMine'), isCurrent: isOpen && isMine, href: '/actions?mine=1' },
    { label: t('tab.action.done'), isCurrent: state === 'done', href: '/actions?state=done' },
    { label: t('tab.action.settled'), isCurrent: state === 'dropped', href: '/actions?state=settled' },
  ];
  return (
    <div className={styles.filters}>
      {filters.map(({ label, isCurrent, href }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent ? 'true' : undefined}
          className={mergeClasses(styles.filter, isCurrent && styles.current)}
        >
          {label}
        </Link>
      ))}
    </div>
  );
}
