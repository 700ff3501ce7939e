import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useText } from '../../../text/text-context.ts';
import { FieldGroup } from '../FieldGroup.tsx';
import { FieldRow } from '../FieldRow.tsx';
import { FormChoice, FormLine, type FieldsOf } from '../FormFields.tsx';
import { ZoneField } from '../ZoneField.tsx';

/** ISO weekdays. */
const weekdays = [1, 2, 3, 4, 5, 6, 7];

const useStyles = makeStyles({
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Day, time, length and zone of the weekly meeting. */
export function SlotFields({ form, isDeviceOffered }: { form: FieldsOf; isDeviceOffered: boolean }) {
  const { t, format } = useText();
  return (
    <>
      <FieldRow>
        <FormChoice
          form={form}
          path="schedule.weekday"
          label={t('tab.settings.weekday')}
          options={weekdays.map((day) => ({ value: day.toString(), label: format.weekday(day) }))}
        />
        <FormLine form={form} path="schedule.time" type="time" label={t('tab.settings.time')} />
        <FormLine
          form={form}
          path="schedule.lengthMinutes"
          type="number"
          min={5}
          max={480}
          label={t('tab.settings.length')}
        />
      </FieldRow>
      <ZoneField
        label={t('tab.settings.zone')}
        problem={form.problems.get('schedule.zone')}
        value={form.values['schedule.zone'] ?? ''}
        isDeviceOffered={isDeviceOffered}
        onChange={(zone) => {
          form.set({ 'schedule.zone': zone });
        }}
      />
    </>
  );
}

/** The whole schedule. */
export function ScheduleFields({ form }: { form: FieldsOf }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <>
      <SlotFields form={form} isDeviceOffered={false} />
      <FieldGroup title={t('tab.settings.checkInOpens')}>
        <FieldRow>
          <FormLine
            form={form}
            path="schedule.checkInOpensDays"
            type="number"
            min={1}
            max={10}
            label={t('tab.settings.checkInDays')}
          />
          <FormLine
            form={form}
            path="schedule.checkInOpensTime"
            type="time"
            label={t('tab.settings.checkInTime')}
          />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t('tab.settings.agendaPosts')}>
        <FormLine
          form={form}
          path="schedule.agendaPostsHours"
          type="number"
          min={0}
          max={120}
          label={t('tab.settings.agendaHours')}
        />
      </FieldGroup>
      <p className={styles.note}>{t('tab.settings.keepsTime')}</p>
    </>
  );
}
