import type { AgendaSection } from '../../../../shared/series/series.ts';
import { readNumber, type Section } from './section.ts';

const toPath = (place: number, part: 'section' | 'minutes') => `template.${place.toString()}.${part}`;

/** How many parts the values have. */
export function countParts(values: Readonly<Record<string, string>>): number {
  return Object.keys(values).filter((path) => path.endsWith('.section')).length;
}

/** Minutes for each part of a new agenda. */
export const agendaSection: Section<'template'> = {
  name: 'agenda',
  fields: ['template'],
  toValues: ({ template }) =>
    Object.fromEntries(
      template.flatMap(({ section, minutes }, place) => [
        [toPath(place, 'section'), section],
        [toPath(place, 'minutes'), minutes.toString()],
      ]),
    ),
  toEdit: (values) => ({
    template: Array.from({ length: countParts(values) }, (_, place) => ({
      section: values[toPath(place, 'section')] as AgendaSection,
      minutes: readNumber(values[toPath(place, 'minutes')]),
    })),
  }),
  describe: ({ template }, { t }) =>
    template.map(({ section, minutes }) =>
      t('tab.settings.templateLine', { section: t(`tab.settings.section.${section}`), minutes }),
    ),
};
