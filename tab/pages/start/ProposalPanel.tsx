import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Start } from '../../../shared/series/series.ts';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';
import { scheduleSection } from '../settings/series/schedule-section.ts';
import { SummaryLines } from '../settings/series/SummaryLines.tsx';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalM },
  words: { ...typographyStyles.body1, margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** What was proposed: when, with whom, in which words. */
export function ProposalPanel({ start }: { start: Start }) {
  const styles = useStyles();
  const text = useText();
  const { t, format } = text;
  const { series, nameOf, departmentName } = useSeries();
  const reporters = series.departments.flatMap(({ id }) => {
    const names = series.people
      .filter(({ role, department }) => role === 'representative' && department === id)
      .map(({ name }) => name);
    const words = { department: departmentName(id), names: format.list(names) };
    return names.length === 0 ? [] : [t('tab.start.askedPeople', words)];
  });
  const leaders = format.list([nameOf(start.addedBy), nameOf(start.otherChairId)]);
  const lines = [
    ...scheduleSection.describe(series, text),
    t('tab.start.leaders', { names: leaders }),
    ...reporters,
  ];
  return (
    <Panel title={t('tab.start.proposed')}>
      <div className={styles.column}>
        <SummaryLines lines={lines} />
        <p className={styles.words}>{start.commitment}</p>
      </div>
    </Panel>
  );
}
