import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ItemView } from '../../../shared/api/views.ts';
import { Mark } from '../../components/Mark.tsx';
import { useItemText } from '../../hooks/useItemText.ts';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  current: {
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
    paddingInline: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    borderRadius: tokens.borderRadiusMedium,
  },
  number: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3 },
  title: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  settled: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  facts: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    marginBlockStart: tokens.spacingVerticalXXS,
  },
  minutes: { ...typographyStyles.body1, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
});

export interface AgendaRowProps {
  item: ItemView;
  number: number;
  isCurrent?: boolean;
  children?: ReactNode;
}

/** One item of the agenda: what, why, who, and how long. */
export function AgendaRow({ item, number, isCurrent = false, children }: AgendaRowProps) {
  const styles = useStyles();
  const { t } = useText();
  const { titleOf, reasonOf } = useItemText();
  const { nameOf, departmentName } = useSeries();
  const isSettled = item.outcome !== 'open';
  const showsPresenter = item.presenterId !== null && item.origin.kind !== 'check-in';
  return (
    <li
      className={mergeClasses(styles.row, isCurrent && styles.current)}
      {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
    >
      <span className={styles.number}>{number}</span>
      <div>
        <h3 className={mergeClasses(styles.title, isSettled && styles.settled)}>{titleOf(item)}</h3>
        <div className={styles.facts}>
          {isSettled && <Mark>{t(`tab.outcome.${item.outcome}`)}</Mark>}
          {item.department !== null && item.title !== '' && <Mark>{departmentName(item.department)}</Mark>}
          <span>{reasonOf(item)}</span>
          {showsPresenter && <span>{t('tab.item.presents', { name: nameOf(item.presenterId ?? '') })}</span>}
          {item.late && <Mark>{t('tab.late')}</Mark>}
        </div>
        {children}
      </div>
      <span className={styles.minutes}>{t('tab.minutes', { minutes: item.plannedMinutes })}</span>
    </li>
  );
}
