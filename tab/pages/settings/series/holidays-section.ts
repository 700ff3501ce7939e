import type { Holiday } from '../../../../shared/series/series.ts';
import { readLines, type Section } from './section.ts';

/** Days on which nobody works, chosen from a country's public holidays; a line of the value is a day and its name. */
export const holidaysSection: Section<'holidays'> = {
  name: 'holidays',
  fields: ['holidays'],
  toValues: ({ holidays: { country, days } }) => ({
    'holidays.country': country ?? '',
    'holidays.days': writeDays(days),
  }),
  toEdit: (values) => ({
    holidays: {
      country: values['holidays.country'] === '' ? null : (values['holidays.country'] ?? null),
      days: readDays(values['holidays.days']),
    },
  }),
  describe: ({ holidays: { days } }, { t, format }) => [
    t('tab.settings.holidayCount', { count: days.length }),
    ...days.map(({ date, name }) => t('tab.settings.holidayLine', { date: format.longDate(date), name })),
  ],
};

/** Days by date, one for each date. */
export function writeDays(days: readonly Holiday[]): string {
  const byDate = new Map(days.map(({ date, name }) => [date, name]));
  return [...byDate]
    .map(([date, name]) => `${date} ${name}`)
    .sort()
    .join('\n');
}

export function readDays(text: string | undefined): Holiday[] {
  return readLines(text).map((line) => ({ date: line.slice(0, 10), name: line.slice(11) }));
}
