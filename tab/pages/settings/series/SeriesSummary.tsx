import { Panel } from '../../../components/Panel.tsx';
import { useSeries } from '../../../hooks/session.ts';
import { useText } from '../../../text/text-context.ts';
import { customersSection } from './list-sections.ts';
import { namesSection } from './names-section.ts';
import { PeopleSection } from './PeopleSection.tsx';
import { scheduleSection } from './schedule-section.ts';
import { SummaryLines } from './SummaryLines.tsx';
import { UpcomingSection } from './UpcomingSection.tsx';

/** The settings for those who do not change them, and who does. */
export function SeriesSummary() {
  const text = useText();
  const { t, format } = text;
  const { series } = useSeries();
  const chairs = series.people.filter(({ role }) => role === 'chair').map(({ name }) => name);
  return (
    <>
      <UpcomingSection />
      <Panel
        title={t('tab.settings.schedule')}
        meta={t('tab.settings.readOnly', { chairs: format.list(chairs) })}
      >
        <SummaryLines lines={scheduleSection.describe(series, text)} />
      </Panel>
      <PeopleSection facts={null} />
      <Panel title={t('tab.settings.customers')}>
        <SummaryLines lines={customersSection.describe(series, text)} />
      </Panel>
      <Panel title={t('tab.settings.names')}>
        <SummaryLines lines={namesSection.describe(series, text)} />
      </Panel>
    </>
  );
}
