import type { Schedule } from '../../../../shared/series/series.ts';
import type { FormValues } from '../../../hooks/useKeptForm.ts';
import { readNumber, toTimeText, type Section } from './section.ts';
import type { Text } from '../../../text/text-context.ts';

/** When the meeting takes place, and what happens before it. */
export const scheduleSection: Section<'schedule'> = {
  name: 'schedule',
  fields: ['schedule'],
  toValues: ({ schedule }) => toScheduleValues(schedule),
  toEdit: (values) => ({ schedule: readSchedule(values) }),
  describe: ({ schedule }, text) => [
    toRhythmText(schedule, text),
    text.t('tab.settings.zoneLine', { zone: schedule.zone }),
    text.t('tab.settings.checkInLine', {
      days: schedule.checkInOpensDays,
      time: toTimeText(schedule.checkInOpensTime, text),
    }),
    text.t('tab.settings.agendaLine', { hours: schedule.agendaPostsHours }),
  ],
};

/** `Thu 10:00, 45 minutes`. */
export function toRhythmText(
  { weekday, time, lengthMinutes }: Pick<Schedule, 'weekday' | 'time' | 'lengthMinutes'>,
  text: Text,
): string {
  const words = { weekday: text.format.weekday(weekday), time: toTimeText(time, text) };
  return text.t('tab.settings.scheduleLine', { ...words, minutes: lengthMinutes });
}

function toScheduleValues(schedule: Schedule): FormValues {
  return Object.fromEntries(
    Object.entries(schedule).map(([name, value]) => [`schedule.${name}`, value.toString()]),
  );
}

function readSchedule(values: FormValues): Schedule {
  return {
    weekday: readNumber(values['schedule.weekday']),
    time: values['schedule.time'] ?? '',
    lengthMinutes: readNumber(values['schedule.lengthMinutes']),
    zone: values['schedule.zone']?.trim() ?? '',
    checkInOpensDays: readNumber(values['schedule.checkInOpensDays']),
    checkInOpensTime: values['schedule.checkInOpensTime'] ?? '',
    agendaPostsHours: readNumber(values['schedule.agendaPostsHours']),
  };
}
