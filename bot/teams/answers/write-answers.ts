import { actionTextLimit } from '../../../shared/action/action.ts';
import { answerLimit } from '../../../shared/check-in/check-in.ts';
import { toDateIn } from '../../../shared/core/time.ts';
import { titleLimit } from '../../../shared/meeting/meeting.ts';
import type { Proposed } from '../../app/write-down.ts';
import type { Reply } from '../adapter.ts';
import { toAction } from '../cards/card.ts';
import { shorten } from '../cards/clean-text.ts';
import { createDateWords, toMeetingDay } from '../cards/dates.ts';
import { toLineCard } from '../cards/line-card.ts';
import type { BotDependencies } from '../dependencies.ts';
import { readAction } from './action-text.ts';
import type { Question } from './asker.ts';
import { orSentence, toChatRefusal } from './refusal.ts';

/** Longest piece of what somebody wrote that an answer repeats. */
const shownLength = 160;

/** Answers to what writes something down: `add`, `action`, `win`. Each is one line, with the way to write it where it is empty. */
export function createWriteAnswers({ writeDown, translateFor, clock }: BotDependencies) {
  async function add(question: Question): Promise<Reply> {
    const t = translateFor(question.series.language);
    const text = question.rest.trim();
    if (text === '') return { text: t('bot.add.how') };
    return orRefusal(question, titleLimit, async () =>
      toProposed(question, await writeDown.proposeItem(toWritten(question, text)), 'bot.add.done'),
    );
  }

  async function action(question: Question): Promise<Reply> {
    const { series, person, rest, mentioned } = question;
    const t = translateFor(series.language);
    const today = toDateIn(series.schedule.zone, clock.now());
    const { text, owner, dueOn } = readAction(rest, { people: series.people, mentioned, today });
    if (text === '') return { text: t('bot.action.how') };
    if (owner.kind === 'unknown') {
      return { text: t('bot.action.unknownOwner', { name: shorten(owner.name, 60), series: series.name }) };
    }
    const ownerId = owner.kind === 'person' ? owner.person.personId : person.id;
    return orRefusal(question, actionTextLimit, async () => {
      const given = await writeDown.giveAction(toWritten(question, text), { ownerId, dueOn });
      const words = {
        text: shorten(given.text, shownLength),
        owner: owner.kind === 'person' ? owner.person.name : person.name,
        due: given.dueOn === null ? '' : createDateWords(series.language, 'UTC').date(given.dueOn),
      };
      return { text: t(given.dueOn === null ? 'bot.action.done' : 'bot.action.doneDue', words) };
    });
  }

  async function win(question: Question): Promise<Reply> {
    const { series } = question;
    const t = translateFor(series.language);
    const text = question.rest.trim();
    if (text === '') return { text: t('bot.win.how') };
    return orRefusal(question, answerLimit, async () => {
      const logged = await writeDown.logWin(toWritten(question, text));
      if (logged.kind === 'item') return toProposed(question, logged, 'bot.win.item');
      const date = createDateWords(series.language, 'UTC').date(toMeetingDay(logged.meeting));
      return { text: t(logged.isSent ? 'bot.win.sent' : 'bot.win.draft', { date }) };
    });
  }

  /** One line that names the meeting and the item, with the way back. */
  function toProposed(
    { series }: Question,
    { meeting, item }: Proposed,
    id: 'bot.add.done' | 'bot.win.item',
  ): Reply {
    const { language } = series;
    const t = translateFor(language);
    const date = createDateWords(language, 'UTC').date(toMeetingDay(meeting));
    const text = t(id, { title: shorten(item.title, shownLength), series: series.name, date });
    const data = { meetingId: meeting.id, itemId: item.id, version: item.version };
    const undo = toAction({ title: t('bot.button.undo'), verb: 'item.undo', data });
    return toLineCard(text, [undo], language);
  }

  function orRefusal({ series }: Question, limit: number, task: () => Promise<Reply>): Promise<Reply> {
    const t = translateFor(series.language);
    return orSentence(task, (error) => ({ text: toChatRefusal(error, { series: series.name, limit }, t) }));
  }

  return { add, action, win };
}

function toWritten({ series, person, commandId }: Question, text: string) {
  return { series, personId: person.id, text, commandId };
}
