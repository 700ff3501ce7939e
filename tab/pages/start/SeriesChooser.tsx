import { makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { Choice } from '../../components/Choice.tsx';
import { useSeriesChoice } from '../../hooks/series-choice.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  frame: {
    maxWidth: '1120px',
    marginInline: 'auto',
    paddingInline: tokens.spacingHorizontalL,
    paddingBlockStart: tokens.spacingVerticalM,
    '@media (max-width: 479px)': { paddingInline: tokens.spacingHorizontalM },
  },
  choice: { maxWidth: '360px' },
});

/** Which of the reader's series is on the screen. */
export function SeriesChooser() {
  const styles = useStyles();
  const { t } = useText();
  const { items, chosenId, choose } = useSeriesChoice();
  const [, navigate] = useLocation();
  const handleChange = (seriesId: string) => {
    choose(seriesId);
    navigate('/');
  };
  return (
    <header className={styles.frame}>
      <div className={styles.choice}>
        <Choice
          label={t('tab.series.choose')}
          value={chosenId ?? ''}
          options={items.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={handleChange}
        />
      </div>
    </header>
  );
}
