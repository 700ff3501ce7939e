import { Line } from '../../components/Line.tsx';
import { useText } from '../../text/text-context.ts';
import { DayBoxes } from './DayBoxes.tsx';
import { FieldRow } from './FieldRow.tsx';
import type { MySettingsFormState } from './useMySettingsForm.ts';

/** When the reader works: hours of the wall clock, and days. */
export function WorkingTimeFields({ form }: { form: MySettingsFormState }) {
  const { t } = useText();
  const toLine = (path: 'workingHours.from' | 'workingHours.to', label: string) => (
    <Line
      label={label}
      type="time"
      problem={form.problems.get(path)?.text}
      value={form.values[path]}
      onChange={(text) => {
        form.set({ [path]: text });
      }}
    />
  );
  return (
    <>
      <FieldRow>
        {toLine('workingHours.from', t('tab.mySettings.worksFrom'))}
        {toLine('workingHours.to', t('tab.mySettings.worksTo'))}
      </FieldRow>
      <DayBoxes
        label={t('tab.mySettings.workingDays')}
        problem={form.problems.get('workingDays')?.text}
        days={form.values.workingDays}
        onChange={(workingDays) => {
          form.set({ workingDays });
        }}
      />
    </>
  );
}
