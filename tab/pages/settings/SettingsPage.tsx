import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import { Panel } from '../../components/Panel.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';
import { MySettings } from './MySettings.tsx';
import { SeriesSettings } from './series/SeriesSettings.tsx';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalL },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle1, margin: 0, marginBlockStart: tokens.spacingVerticalM },
  scope: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  text: { ...typographyStyles.body1, margin: 0, marginBlockEnd: tokens.spacingVerticalS },
  link: { ...typographyStyles.body1, color: tokens.colorBrandForegroundLink },
});

/** Everything that can be set, section by section: the reader's own settings come first. */
export function SettingsPage() {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  return (
    <>
      <PageTitle title={t('tab.settings')} />
      <div className={styles.column}>
        <MySettings />
        {series.state === 'active' && (
          <>
            <div className={styles.head}>
              <h2 className={styles.title}>{t('tab.settings.series', { name: series.name })}</h2>
              <span className={styles.scope}>{t('tab.settings.scope')}</span>
            </div>
            <SeriesSettings />
          </>
        )}
        <Panel title={t('tab.settings.another')}>
          <p className={styles.text}>{t('tab.settings.anotherHint')}</p>
          <Link href="/start" className={styles.link}>
            {t('tab.settings.startAnother')}
          </Link>
        </Panel>
      </div>
    </>
  );
}
