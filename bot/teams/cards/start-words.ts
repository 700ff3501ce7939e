import type { Translate } from '../../../shared/locales/translate.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { defaultTemplate, type Department, type Schedule } from '../../../shared/series/series.ts';
import type { DateWords } from './dates.ts';
import { toLine, toNote, toSubheading, toText, type Element } from './elements.ts';
import { toChoices } from './inputs.ts';

/** What goes out when, before there is a date: by the rules of a schedule. */
export function toRules(
  { checkInOpensDays: days, checkInOpensTime: time, agendaPostsHours: hours }: Omit<Schedule, 'zone'>,
  t: Translate,
): Element[] {
  return [
    toSubheading(t('card.start.what')),
    toText(t('card.start.ruleCheckIn', { days, time })),
    toText(t('card.start.ruleAgenda', { hours })),
    toText(t('card.start.ruleMinutes')),
  ];
}

/** What goes out when for one meeting. */
export function toPlan(
  { checkInOpensAt, agendaPostsAt, startsAt }: Meeting,
  dates: DateWords,
  t: Translate,
): Element[] {
  return [
    toSubheading(t('card.start.what')),
    toText(t('card.start.planCheckIn', { when: dates.moment(checkInOpensAt) })),
    toText(t('card.start.planAgenda', { when: dates.moment(agendaPostsAt) })),
    toText(t('card.start.planMinutes', { when: dates.moment(startsAt) })),
  ];
}

/** A small agenda, marked as an example. */
export function toExample(departments: readonly Pick<Department, 'name'>[], t: Translate): Element {
  const rows = defaultTemplate.flatMap(({ section, minutes }) =>
    section === 'departments'
      ? departments.map(({ name: department }) => ({
          title: t('section.departments', { department }),
          minutes: Math.floor(minutes / departments.length),
        }))
      : [{ title: t(`section.${section}`), minutes }],
  );
  const lines = rows.map(({ title, minutes }, index) =>
    toLine(
      [
        { text: t('card.agenda.item', { number: index + 1, title }) },
        { text: ` · ${t('card.agenda.minutes', { minutes })}`, subtle: true },
      ],
      { spacing: 'None' },
    ),
  );
  return { type: 'Container', style: 'emphasis', items: [toNote(t('card.start.example')), ...lines] };
}

/** The seven weekdays to choose from. */
export function toWeekdays(value: number, dates: DateWords, t: Translate): Element {
  const choices = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ title: dates.weekday(day), value: day.toString() }));
  return toChoices({ id: 'weekday', label: t('card.start.weekday'), choices, value: value.toString() });
}

/** "Thursday, 10:00 (Europe/Berlin), 45 minutes" */
export function toSlotText(
  { weekday, time, zone, lengthMinutes: minutes }: Schedule,
  dates: DateWords,
  t: Translate,
): string {
  return t('card.start.slot', { weekday: dates.weekday(weekday), time, zone, minutes });
}
