import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { AgendaItem } from '../../../shared/meeting/meeting.ts';
import { Mark } from '../../components/Mark.tsx';
import { useAnchor } from '../../hooks/useAnchor.ts';
import { useItemText } from '../../hooks/useItemText.ts';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  item: {
    paddingBlock: tokens.spacingVerticalM,
    '& + &': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  title: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  facts: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    marginBlockStart: tokens.spacingVerticalXXS,
  },
  notes: {
    ...typographyStyles.body1,
    margin: `${tokens.spacingVerticalS} 0 0`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  parts: {
    ...typographyStyles.body1,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalXL,
  },
  decision: {
    ...typographyStyles.body1,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    overflowWrap: 'anywhere',
  },
});

/** One item as the minutes have it. */
export function MinutesItem({ item }: { item: AgendaItem }) {
  const styles = useStyles();
  const { t } = useText();
  const { titleOf, reasonOf } = useItemText();
  const { departmentName } = useSeries();
  const anchor = useAnchor(`item-${item.id}`);
  const used = Math.round(item.usedSeconds / 60);
  return (
    <li {...anchor} className={styles.item}>
      <h3 className={styles.title}>{titleOf(item)}</h3>
      <div className={styles.facts}>
        <Mark>{t(`tab.outcome.${item.outcome}`)}</Mark>
        {item.department !== null && item.title !== '' && <Mark>{departmentName(item.department)}</Mark>}
        <span>{t('tab.minutes.used', { used, planned: item.plannedMinutes })}</span>
        <span>{reasonOf(item)}</span>
      </div>
      {item.merged.length > 0 && (
        <ul className={styles.parts}>
          {item.merged.map((part) => (
            <MinutesPart key={part.id} part={part} />
          ))}
        </ul>
      )}
      {item.notes !== '' && <p className={styles.notes}>{item.notes}</p>}
      {item.decisions.map(({ id, text }) => (
        <p key={id} className={styles.decision}>
          {t('tab.minutes.decided', { text })}
        </p>
      ))}
    </li>
  );
}

/** An item that was merged into this one, with what was noted on it before. */
function MinutesPart({ part }: { part: AgendaItem['merged'][number] }) {
  const styles = useStyles();
  const { t } = useText();
  const { titleOf, reasonOf } = useItemText();
  const anchor = useAnchor(`item-${part.id}`);
  return (
    <li {...anchor}>
      {t('tab.pair.part', { title: titleOf(part), reason: reasonOf(part) })}
      {part.notes !== '' && <p className={styles.notes}>{part.notes}</p>}
      {part.decisions.map(({ id, text }) => (
        <p key={id} className={styles.decision}>
          {t('tab.minutes.decided', { text })}
        </p>
      ))}
    </li>
  );
}
