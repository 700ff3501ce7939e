import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';
import type { MySettingsFormState } from './useMySettingsForm.ts';
import { ZoneField } from './ZoneField.tsx';

/** The reader's own zone; until it is confirmed, that of the meeting holds. */
export function MyZoneField({ form }: { form: MySettingsFormState }) {
  const { t } = useText();
  const { series } = useSeries();
  const { zone } = form.values;
  return (
    <ZoneField
      label={t('tab.mySettings.zone')}
      hint={zone === '' ? t('tab.mySettings.noZone', { zone: series.schedule.zone }) : undefined}
      problem={form.problems.get('zone')}
      value={zone}
      onChange={(text) => {
        form.set({ zone: text });
      }}
    />
  );
}
