import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useState, type ReactNode } from 'react';
import type { ItemView } from '../../../shared/api/views.ts';
import { useAnchor } from '../../hooks/useAnchor.ts';
import { useItemText } from '../../hooks/useItemText.ts';
import { useText } from '../../text/text-context.ts';
import { ItemFacts } from './ItemFacts.tsx';

const narrow = '@media (max-width: 479px)';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto 32px',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { gridTemplateColumns: '24px minmax(0, 1fr) 32px' },
  },
  before: { boxShadow: `inset 0 ${tokens.strokeWidthThicker} 0 ${tokens.colorCompoundBrandStroke}` },
  after: {
    boxShadow: `inset 0 calc(-1 * ${tokens.strokeWidthThicker}) 0 ${tokens.colorCompoundBrandStroke}`,
  },
  lead: { display: 'grid', justifyItems: 'center', alignContent: 'start' },
  current: {
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
    paddingInline: tokens.spacingHorizontalS,
    // High contrast keeps this ground black, so that the text stays readable; the line marks the row in every theme.
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset ${tokens.strokeWidthThicker} 0 0 ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  number: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    lineHeight: '24px',
  },
  title: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere', lineHeight: '24px' },
  settled: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  minutes: {
    ...typographyStyles.body1,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    lineHeight: '24px',
    [narrow]: { ...typographyStyles.caption1, gridColumn: '2', gridRow: '2' },
  },
  toggle: { alignSelf: 'start', [narrow]: { gridColumn: '3', gridRow: '1' } },
  below: { gridColumn: '2 / -1' },
  details: { gridColumn: '2 / -1', '&:not([hidden])': { paddingBlock: tokens.spacingVerticalM } },
});

export interface AgendaRowProps {
  item: ItemView;
  number: number;
  isCurrent?: boolean;
  /** Names what the row unfolds to; `children` draws it. */
  detailsLabel: string;
  /** By which the row is moved. */
  handle?: ReactNode;
  /** What it is tied to. */
  below?: ReactNode;
  /** Where an item that is dragged would come to stand. */
  drop?: 'before' | 'after' | null;
  children?: ReactNode;
}

/** One item of the agenda: what, why, who, and how long; more of it on demand. */
export function AgendaRow(props: AgendaRowProps) {
  const { item, number, isCurrent = false, detailsLabel, handle, below, drop, children } = props;
  const styles = useStyles();
  const { t } = useText();
  const { titleOf } = useItemText();
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  const anchor = useAnchor(`item-${item.id}`);
  const title = titleOf(item);
  return (
    <li
      {...anchor}
      className={mergeClasses(styles.row, isCurrent && styles.current, drop ? styles[drop] : undefined)}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <div className={styles.lead}>
        <span className={styles.number}>{number}</span>
        {handle}
      </div>
      <div>
        <h3 className={mergeClasses(styles.title, item.outcome !== 'open' && styles.settled)}>{title}</h3>
        <ItemFacts item={item} />
      </div>
      <span className={styles.minutes}>{t('tab.minutes', { minutes: item.plannedMinutes })}</span>
      {isDrawn(children) && (
        <RowToggle
          label={detailsLabel}
          title={title}
          detailsId={detailsId}
          isOpen={isOpen}
          onToggle={() => setIsOpen(!isOpen)}
        />
      )}
      {isDrawn(below) && <div className={styles.below}>{below}</div>}
      <div id={detailsId} hidden={!isOpen} className={styles.details}>
        {isOpen && children}
      </div>
    </li>
  );
}

interface RowToggleProps {
  label: string;
  title: string;
  detailsId: string;
  isOpen: boolean;
  onToggle: () => void;
}

function RowToggle({ label, title, detailsId, isOpen, onToggle }: RowToggleProps) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <Button
      appearance="subtle"
      size="small"
      className={styles.toggle}
      icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
      aria-label={t('tab.item.details', { label, title })}
      title={label}
      aria-expanded={isOpen}
      aria-controls={detailsId}
      onClick={onToggle}
    />
  );
}

/** Tells whether a part that depends on something is there. */
function isDrawn(part: ReactNode): boolean {
  return part !== undefined && part !== null && part !== false;
}
