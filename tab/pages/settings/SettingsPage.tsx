import { makeStyles, tokens } from '@fluentui/react-components';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useText } from '../../text/text-context.ts';
import { MySettings } from './MySettings.tsx';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalL },
});

/** Everything that can be set, section by section: the reader's own settings come first. */
export function SettingsPage() {
  const styles = useStyles();
  const { t } = useText();
  return (
    <>
      <PageTitle title={t('tab.settings')} />
      <div className={styles.column}>
        <MySettings />
      </div>
    </>
  );
}
