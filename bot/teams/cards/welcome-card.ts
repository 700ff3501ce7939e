import type { Translate } from '../../../shared/locales/translate.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { OutgoingMessage } from '../../app/ports.ts';
import { toAction, toCard } from './card.ts';
import { toText } from './elements.ts';

export interface WelcomeCardInput {
  /** The series that the person is in; null for somebody who is in none yet. */
  series: Series | null;
  /** The person may say which department they belong to. */
  asksDepartment: boolean;
  t: Translate;
  language: string;
}

/** The one greeting in a personal chat: who writes, why, and what comes next. */
export function toWelcomeCard({ series, asksDepartment, t, language }: WelcomeCardInput): OutgoingMessage {
  const hello = t('bot.welcome');
  const why = series === null ? t('bot.welcome.alone') : t('bot.welcome.member', { series: series.name });
  const question = series !== null && asksDepartment ? series : null;
  const body = [
    toText(hello),
    toText(why),
    ...(question === null ? [] : [toText(t('bot.welcome.department'), { weight: 'Bolder' })]),
  ];
  const help = toAction({ title: t('bot.button.help'), verb: 'command', data: { command: 'help' } });
  const actions = [...(question === null ? [] : toChoices(question, t)), help];
  return { card: toCard({ body, actions, fallbackText: `${hello} ${why}`, language }), summary: hello };
}

function toChoices({ id: seriesId, departments }: Series, t: Translate) {
  const choices = [...departments, { id: 'neither', name: t('bot.department.neither') }];
  return choices.map(({ id: department, name }) =>
    toAction({ title: name, verb: 'department.choose', data: { seriesId, department } }),
  );
}
