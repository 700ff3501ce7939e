import type { Section } from './section.ts';

/** What the series and its two departments are called, and in which language is posted. */
export const namesSection: Section<'name' | 'language' | 'departments'> = {
  name: 'names',
  fields: ['name', 'language', 'departments'],
  toValues: ({ name, language, departments }) => ({
    name,
    language,
    ...Object.fromEntries(
      departments.flatMap((department, place) => [
        [`departments.${place.toString()}.id`, department.id],
        [`departments.${place.toString()}.name`, department.name],
      ]),
    ),
  }),
  toEdit: (values) => ({
    name: values['name']?.trim() ?? '',
    language: values['language'] ?? '',
    departments: [0, 1].map((place) => ({
      id: values[`departments.${place.toString()}.id`] ?? '',
      name: values[`departments.${place.toString()}.name`]?.trim() ?? '',
    })),
  }),
  describe: ({ name, language, departments }, { t, format }) => [
    t('tab.settings.nameLine', { name }),
    format.list(departments.map((department) => department.name)),
    t('tab.settings.languageLine', { language: format.language(language) }),
  ],
};
