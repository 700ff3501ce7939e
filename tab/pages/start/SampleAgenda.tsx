import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Mark } from '../../components/Mark.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useText } from '../../text/text-context.ts';
import { usualAgenda } from './usual.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
  },
  title: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  minutes: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, gridColumnStart: 1 },
});

/** What an agenda looks like, said to be an example. */
export function SampleAgenda({ departments }: { departments: readonly [string, string] }) {
  const styles = useStyles();
  const { t } = useText();
  const items = usualAgenda.flatMap(({ section, minutes }) => {
    if (section !== 'departments') {
      return [{ title: t(`section.${section}`), minutes, text: t(`tab.start.sample.${section}`) }];
    }
    return departments.map((department, place) => ({
      title: t('section.departments', { department }),
      minutes: minutes / departments.length,
      text: t(place === 0 ? 'tab.start.sample.first' : 'tab.start.sample.second'),
    }));
  });
  return (
    <Panel title={t('tab.start.sample')} meta={<Mark>{t('tab.start.example')}</Mark>}>
      <ol className={styles.list}>
        {items.map(({ title, minutes, text }, place) => (
          // Two departments may have one name while they are typed.
          <li key={place} className={styles.item}>
            <span className={styles.title}>{title}</span>
            <span className={styles.minutes}>{t('tab.minutes', { minutes })}</span>
            <span className={styles.text}>{text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
