import { readNumber, type Section } from './section.ts';

/** How often people are reminded, and when a meeting ends by itself. */
export const quietSection: Section<'reminders' | 'graceMinutes'> = {
  name: 'quiet',
  fields: ['reminders', 'graceMinutes'],
  toValues: ({ reminders, graceMinutes }) => ({
    reminders: reminders.toString(),
    graceMinutes: graceMinutes.toString(),
  }),
  toEdit: (values) => ({
    reminders: readNumber(values['reminders']),
    graceMinutes: readNumber(values['graceMinutes']),
  }),
  describe: ({ reminders, graceMinutes }, { t }) => [
    t('tab.settings.reminderCount', { count: reminders }),
    t('tab.settings.graceLine', { minutes: graceMinutes }),
  ],
};
