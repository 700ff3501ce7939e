import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Panel } from '../../components/Panel.tsx';
import { useItemText } from '../../hooks/useItemText.ts';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';
import type { MinutesSummary } from './summary.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  one: { ...typographyStyles.body1, overflowWrap: 'anywhere', marginBlockEnd: tokens.spacingVerticalXS },
  none: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

/** Decisions, actions and what is carried over. */
export function SummaryLists({ summary }: { summary: MinutesSummary }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { nameOf } = useSeries();
  const { titleOf } = useItemText();
  const toLines = (items: MinutesSummary['dropped']) =>
    items.map((item) => ({ id: item.id, text: titleOf(item) }));
  const lists = [
    {
      title: t('tab.decision.title'),
      none: t('tab.minutes.noDecisions'),
      lines: summary.decisions.map(({ id, text }) => ({ id, text })),
    },
    {
      title: t('tab.actions'),
      none: t('tab.minutes.noActions'),
      lines: summary.actions.map(({ id, text, ownerId, dueOn }) => {
        const line = { text, owner: nameOf(ownerId), due: dueOn === null ? '' : format.date(dueOn) };
        return { id, text: t(dueOn === null ? 'tab.action.line' : 'tab.action.lineDue', line) };
      }),
    },
    {
      title: t('tab.minutes.carriedOver'),
      none: t('tab.minutes.noneCarriedOver'),
      lines: toLines(summary.carriedOver),
    },
    { title: t('tab.minutes.dropped'), none: '', lines: toLines(summary.dropped) },
  ].filter(({ none, lines }) => none !== '' || lines.length > 0);
  return (
    <div className={styles.grid}>
      {lists.map(({ title, none, lines }) => (
        <Panel key={title} title={title}>
          {lines.length === 0 ? (
            <p className={styles.none}>{none}</p>
          ) : (
            <ul className={styles.list}>
              {lines.map(({ id, text }) => (
                <li key={id} className={styles.one}>
                  {text}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      ))}
    </div>
  );
}
