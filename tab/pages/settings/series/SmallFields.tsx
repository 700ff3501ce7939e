import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { AgendaSection } from '../../../../shared/series/series.ts';
import { useText } from '../../../text/text-context.ts';
import { FieldRow } from '../FieldRow.tsx';
import { FormBox, FormChoice, FormLine, type FieldsOf } from '../FormFields.tsx';
import { languages } from '../languages.ts';
import { countParts } from './agenda-section.ts';
import { readNumber } from './section.ts';

const useStyles = makeStyles({
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Names of the series and its departments, and the language of what is posted. */
export function NamesFields({ form }: { form: FieldsOf }) {
  const { t, format } = useText();
  const tag = form.values['language'] ?? '';
  const tags = languages.includes(tag) ? languages : [...languages, tag];
  return (
    <>
      <FormLine form={form} path="name" label={t('tab.settings.name')} maxLength={120} />
      <FieldRow>
        {[0, 1].map((place) => (
          <FormLine
            key={place}
            form={form}
            path={`departments.${place.toString()}.name`}
            label={t('tab.settings.departmentNumber', { number: place + 1 })}
            maxLength={60}
          />
        ))}
      </FieldRow>
      <FormChoice
        form={form}
        path="language"
        label={t('tab.settings.language')}
        options={tags.map((one) => ({ value: one, label: format.language(one) }))}
      />
    </>
  );
}

/** Minutes for each part of the agenda, against the slot. */
export function AgendaFields({ form, slotMinutes }: { form: FieldsOf; slotMinutes: number }) {
  const styles = useStyles();
  const { t } = useText();
  const places = Array.from({ length: countParts(form.values) }, (_, place) => place.toString());
  const planned = places
    .map((place) => Math.max(readNumber(form.values[`template.${place}.minutes`]), 0))
    .reduce((sum, minutes) => sum + minutes, 0);
  return (
    <>
      <p className={styles.note}>{t('tab.settings.agendaHint')}</p>
      <FieldRow>
        {places.map((place) => (
          <FormLine
            key={place}
            form={form}
            path={`template.${place}.minutes`}
            type="number"
            min={0}
            max={240}
            label={t(`tab.settings.section.${form.values[`template.${place}.section`] as AgendaSection}`)}
          />
        ))}
      </FieldRow>
      <p role="status" className={styles.note}>
        {t('tab.settings.templateSum', { planned, slot: slotMinutes })}
      </p>
    </>
  );
}

/** How often people are reminded, and when a meeting ends by itself. */
export function QuietFields({ form }: { form: FieldsOf }) {
  const { t } = useText();
  return (
    <>
      <FormChoice
        form={form}
        path="reminders"
        label={t('tab.settings.reminders')}
        options={[0, 1, 2].map((count) => ({
          value: count.toString(),
          label: t('tab.settings.reminderCount', { count }),
        }))}
      />
      <FormLine
        form={form}
        path="graceMinutes"
        type="number"
        min={0}
        max={120}
        label={t('tab.settings.grace')}
      />
    </>
  );
}

/** Names of customers, one in a line. */
export function CustomersFields({ form }: { form: FieldsOf }) {
  const { t } = useText();
  return (
    <FormBox
      form={form}
      path="customers"
      rows={8}
      label={t('tab.settings.customersLabel')}
      hint={t('tab.settings.customersHint')}
    />
  );
}

/** People outside of the channel, one in a line. */
export function InformedFields({ form }: { form: FieldsOf }) {
  const { t } = useText();
  return (
    <FormBox
      form={form}
      path="informed"
      rows={5}
      label={t('tab.settings.informedLabel')}
      hint={t('tab.settings.informedHint')}
    />
  );
}
