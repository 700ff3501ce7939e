import { Button, Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { Choice } from '../../../components/Choice.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { useSeries } from '../../../hooks/session.ts';
import { useHolidayProposal } from '../../../hooks/useSeriesSettings.ts';
import { useText } from '../../../text/text-context.ts';
import type { FieldsOf } from '../FormFields.tsx';
import { readDays, writeDays } from './holidays-section.ts';

const useStyles = makeStyles({
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  label: { ...typographyStyles.body1Strong },
  days: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A country whose public holidays are proposed, and the days that are chosen, also those chosen before. */
export function HolidayFields({ form }: { form: FieldsOf }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const country = form.values['holidays.country'] ?? '';
  const query = useHolidayProposal(series.id, country);
  return (
    <>
      <p className={styles.note}>{t('tab.settings.holidaysHint')}</p>
      <Loaded query={query}>
        {({ countries, days }) => (
          <>
            <Choice
              label={t('tab.settings.country')}
              value={country}
              options={[
                { value: '', label: t('tab.settings.noCountry') },
                ...countries.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              onChange={(code) => {
                form.set({ 'holidays.country': code });
              }}
            />
            <HolidayBoxes form={form} proposed={days} />
          </>
        )}
      </Loaded>
    </>
  );
}

function HolidayBoxes({ form, proposed }: { form: FieldsOf; proposed: ReturnType<typeof readDays> }) {
  const styles = useStyles();
  const { t, format } = useText();
  const labelId = useId();
  const chosen = readDays(form.values['holidays.days']);
  const shown = readDays(writeDays([...proposed, ...chosen]));
  const isChosen = (date: string) => chosen.some((day) => day.date === date);
  const choose = (days: typeof chosen) => {
    form.set({ 'holidays.days': writeDays(days) });
  };
  if (shown.length === 0) return null;
  return (
    <div role="group" aria-labelledby={labelId}>
      <div id={labelId} className={styles.label}>
        {t('tab.settings.holidayDays')}
      </div>
      <div className={styles.days}>
        {shown.map(({ date, name }) => (
          <Checkbox
            key={date}
            label={t('tab.settings.holidayLine', { date: format.longDate(date), name })}
            checked={isChosen(date)}
            onChange={() => {
              const rest = chosen.filter((day) => day.date !== date);
              choose(isChosen(date) ? rest : [...rest, { date, name }]);
            }}
          />
        ))}
      </div>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => choose(shown)}>
          {t('tab.settings.holidayAll')}
        </Button>
        <Button size="small" onClick={() => choose([])}>
          {t('tab.settings.holidayNone')}
        </Button>
      </div>
    </div>
  );
}
