import { makeStyles, typographyStyles, tokens } from '@fluentui/react-components';
import { can } from '../../../../shared/core/actor.ts';
import { seriesPermissions } from '../../../../shared/series/permissions.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useSeries } from '../../../hooks/session.ts';
import { useText } from '../../../text/text-context.ts';
import { CalendarLinks } from './CalendarLinks.tsx';
import { UpcomingRow } from './UpcomingRow.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  none: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

/** The next meetings: which take place, which are left out or moved, and why. */
export function UpcomingSection() {
  const styles = useStyles();
  const { t } = useText();
  const { series, me } = useSeries();
  const shown = series.upcoming.filter(({ state }) => state !== 'ended' && state !== 'closed');
  const isChangeable = can(me, seriesPermissions.edit);
  return (
    <Panel title={t('tab.settings.upcoming')}>
      {shown.length === 0 && <p className={styles.none}>{t('tab.settings.noUpcoming')}</p>}
      <ul className={styles.list}>
        {shown.map((meeting) => (
          <UpcomingRow key={meeting.id} meeting={meeting} isChangeable={isChangeable} />
        ))}
      </ul>
      <CalendarLinks />
    </Panel>
  );
}
