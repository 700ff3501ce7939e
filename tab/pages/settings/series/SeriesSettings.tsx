import { makeStyles, tokens } from '@fluentui/react-components';
import type { SeriesSettingsView } from '../../../../shared/api/views.ts';
import { can } from '../../../../shared/core/actor.ts';
import { seriesPermissions } from '../../../../shared/series/permissions.ts';
import { Loaded } from '../../../components/Loaded.tsx';
import { useSeries } from '../../../hooks/session.ts';
import { useSeriesSettings } from '../../../hooks/useSeriesSettings.ts';
import { useText } from '../../../text/text-context.ts';
import { agendaSection } from './agenda-section.ts';
import { ChangesSection } from './ChangesSection.tsx';
import { HolidayFields } from './HolidayFields.tsx';
import { holidaysSection } from './holidays-section.ts';
import { customersSection, informedSection } from './list-sections.ts';
import { namesSection } from './names-section.ts';
import { PeopleSection } from './PeopleSection.tsx';
import { quietSection } from './quiet-section.ts';
import { ScheduleFields } from './ScheduleFields.tsx';
import { scheduleSection } from './schedule-section.ts';
import { SeriesSummary } from './SeriesSummary.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { AgendaFields, CustomersFields, InformedFields, NamesFields, QuietFields } from './SmallFields.tsx';
import { UpcomingSection } from './UpcomingSection.tsx';

const useStyles = makeStyles({
  // Short sections stand side by side where there is room.
  pair: {
    display: 'grid',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(360px, 100%), 1fr))',
  },
});

/** What holds for everybody in the series: chairs change it, everybody else reads what concerns them. */
export function SeriesSettings() {
  const { series, me } = useSeries();
  const isChair = can(me, seriesPermissions.edit);
  const query = useSeriesSettings(series.id, isChair);
  if (!isChair) return <SeriesSummary />;
  return (
    <Loaded query={query} rows={6}>
      {(settings) => <ChairSettings key={series.id} settings={settings} />}
    </Loaded>
  );
}

function ChairSettings({ settings }: { settings: SeriesSettingsView }) {
  const styles = useStyles();
  const { t } = useText();
  const mailNote = settings.hasMail ? undefined : t('tab.settings.noMail');
  return (
    <>
      <UpcomingSection />
      <div className={styles.pair}>
        <SettingsSection title={t('tab.settings.schedule')} section={scheduleSection} settings={settings}>
          {(form) => <ScheduleFields form={form} />}
        </SettingsSection>
        <SettingsSection title={t('tab.settings.agenda')} section={agendaSection} settings={settings}>
          {(form) => <AgendaFields form={form} slotMinutes={settings.schedule.lengthMinutes} />}
        </SettingsSection>
      </div>
      <PeopleSection facts={settings} />
      <div className={styles.pair}>
        <SettingsSection title={t('tab.settings.quiet')} section={quietSection} settings={settings}>
          {(form) => <QuietFields form={form} />}
        </SettingsSection>
        <SettingsSection title={t('tab.settings.holidays')} section={holidaysSection} settings={settings}>
          {(form) => <HolidayFields form={form} />}
        </SettingsSection>
        <SettingsSection title={t('tab.settings.customers')} section={customersSection} settings={settings}>
          {(form) => <CustomersFields form={form} />}
        </SettingsSection>
        <SettingsSection
          title={t('tab.settings.informed')}
          section={informedSection}
          settings={settings}
          note={mailNote}
        >
          {(form) => <InformedFields form={form} />}
        </SettingsSection>
        <SettingsSection title={t('tab.settings.names')} section={namesSection} settings={settings}>
          {(form) => <NamesFields form={form} />}
        </SettingsSection>
      </div>
      <ChangesSection settings={settings} />
    </>
  );
}
