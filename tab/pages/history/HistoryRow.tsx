import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { HistoryEntry } from '../../../shared/api/views.ts';
import { toDayOf } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  row: {
    paddingBlock: tokens.spacingVerticalM,
    '& + &': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  facts: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  excerpts: {
    ...typographyStyles.body1,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    overflowWrap: 'anywhere',
  },
});

/** One past meeting, with the places where the words were found. */
export function HistoryRow({ entry }: { entry: HistoryEntry }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { id, itemCount, decisionCount, actionCount, excerpts } = entry;
  return (
    <li className={styles.row}>
      <h3 className={styles.title}>
        <Link href={`/history/${id}`} className={styles.link}>
          {t('tab.meeting.title', { date: format.longDate(toDayOf(entry)) })}
        </Link>
      </h3>
      <p className={styles.facts}>
        {t('tab.history.counts', { items: itemCount, decisions: decisionCount, actions: actionCount })}
      </p>
      {excerpts.map((excerpt, index) => (
        <p key={index} className={styles.excerpts}>
          {excerpt}
        </p>
      ))}
    </li>
  );
}
