import type { Translate } from '../../../shared/locales/translate.ts';
import type { AgendaItem, Meeting, Minutes } from '../../../shared/meeting/meeting.ts';
import { toItemTitle } from '../../../shared/meeting/title.ts';
import { nameOf } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { MailReason } from '../../app/ports.ts';
import { cleanText, isolate } from './clean-text.ts';
import { createMailDates, toMailLanguage, type MailDates, type MailLanguage } from './mail-language.ts';

export interface MinutesMailInput {
  series: Series;
  meeting: Meeting;
  minutes: Minutes;
  because: MailReason;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
  /** BCP 47 tag of the recipient's language, and a translator into it. */
  language: string;
  t: Translate;
}

/** What every part of the minutes is written with. Names and titles come fit for the middle of a sentence. */
export interface Writer extends MinutesMailInput {
  dates: MailDates;
  mailLanguage: MailLanguage;
  /** Words of people or a date, fit for the middle of a sentence. */
  within: (text: string) => string;
  personOf: (personId: string) => string;
  departmentOf: (departmentId: string) => string;
  titleOf: (item: Pick<AgendaItem, 'title' | 'section' | 'department'>) => string;
  /** "Ana, Ben and Cem". */
  listOf: (names: readonly string[]) => string;
}

export function createWriter(input: MinutesMailInput): Writer {
  const { series, meeting, t } = input;
  const mailLanguage = toMailLanguage(input.language);
  const { tag, direction } = mailLanguage;
  const names = new Intl.ListFormat(tag);
  const within = (text: string) => isolate(text, direction);
  const departmentOf = (id: string) => within(series.departments.find((one) => one.id === id)?.name ?? id);
  return {
    ...input,
    mailLanguage,
    dates: createMailDates(tag, meeting.zone),
    within,
    personOf: (id) => within(nameOf(series, id)),
    departmentOf,
    titleOf: ({ title, section, department }) =>
      toItemTitle({ title: cleanText(title), section, department }, departmentOf, t),
    listOf: (texts) => names.format(texts),
  };
}
