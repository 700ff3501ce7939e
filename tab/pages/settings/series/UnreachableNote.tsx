import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useSeries } from '../../../hooks/session.ts';
import { useText } from '../../../text/text-context.ts';

const useStyles = makeStyles({
  note: {
    ...typographyStyles.body1,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  text: { margin: 0 },
  sentence: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke1}`,
  },
});

/** Who cannot be written to one to one, and the sentence that helps. */
export function UnreachableNote({ personIds }: { personIds: readonly string[] }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { nameOf } = useSeries();
  if (personIds.length === 0) return null;
  const names = format.list(personIds.map(nameOf));
  return (
    <div className={styles.note}>
      <p className={styles.title}>{t('tab.settings.unreachableTitle')}</p>
      <p className={styles.text}>{t('tab.settings.unreachableHint', { names })}</p>
      <blockquote className={styles.sentence}>{t('tab.settings.unreachableSentence', { names })}</blockquote>
    </div>
  );
}
