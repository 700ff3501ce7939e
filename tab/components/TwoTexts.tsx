import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  columns: {
    display: 'grid',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  name: { ...typographyStyles.caption1Strong, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface TwoTextsProps {
  mine: string;
  theirs: string;
  onMine: () => void;
  onTheirs: () => void;
  onBoth?: () => void;
}

/** Two people changed the same text: shows both, and the reader chooses. Nothing is lost until then. */
export function TwoTexts({ mine, theirs, onMine, onTheirs, onBoth }: TwoTextsProps) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <div role="alert" className={styles.box}>
      <p className={styles.title}>{t('tab.conflict.title')}</p>
      <div className={styles.columns}>
        {[
          { name: t('tab.conflict.yours'), text: mine },
          { name: t('tab.conflict.theirs'), text: theirs },
        ].map(({ name, text }) => (
          <div key={name}>
            <p className={styles.name}>{name}</p>
            <p className={styles.text}>{text}</p>
          </div>
        ))}
      </div>
      <div className={styles.buttons}>
        {onBoth !== undefined && (
          <Button appearance="primary" onClick={onBoth}>
            {t('tab.conflict.keepBoth')}
          </Button>
        )}
        <Button onClick={onMine}>{t('tab.conflict.keepYours')}</Button>
        <Button onClick={onTheirs}>{t('tab.conflict.keepTheirs')}</Button>
      </div>
    </div>
  );
}
