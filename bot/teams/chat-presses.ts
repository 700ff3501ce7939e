import type { z } from 'zod';
import { chatVerbs, type ChatVerb } from '../../shared/cards/chat-verbs.ts';
import { DomainError } from '../../shared/core/errors.ts';
import { findPerson, toActor } from '../../shared/series/people.ts';
import type { OutgoingMessage, Person } from '../app/ports.ts';
import type { CardPress } from './activity.ts';
import type { Reply } from './adapter.ts';
import { orSentence } from './answers/refusal.ts';
import { createDateWords, toMeetingDay } from './cards/dates.ts';
import { toErrorText } from './cards/error-card.ts';
import { toLineCard } from './cards/line-card.ts';
import type { CommandAnswers } from './command-answers.ts';
import { commandNames, type CommandName } from './commands.ts';
import type { BotDependencies } from './dependencies.ts';

type Data<Verb extends ChatVerb> = z.infer<(typeof chatVerbs)[Verb]>;

/** Unique text of a press: a repeated delivery carries the same id. */
export function toPressId({ newId }: Pick<BotDependencies, 'newId'>, press: CardPress): string {
  return press.activityId === '' ? newId() : `press:${press.conversation.id}:${press.activityId}`;
}

/**
 * Carries out presses on cards that answer what somebody wrote, or that greet.
 *
 * @returns null for a press on another card.
 */
export function createChatPresses(deps: BotDependencies, answerCommand: CommandAnswers) {
  const { queries, commands, commandMeeting, translateFor } = deps;

  async function command(press: CardPress, person: Person | null, data: Data<'command'>): Promise<Reply> {
    const { conversation, locale } = press;
    const { rest, mentioned, seriesId } = data;
    const name: CommandName | null = commandNames.find((one) => one === data.command) ?? null;
    const commandId = toPressId(deps, press);
    return answerCommand(name, { person, conversation, locale, rest, mentioned, seriesId, commandId });
  }

  async function undo(press: CardPress, person: Person, data: Data<'item.undo'>): Promise<Reply> {
    const { meetingId, itemId, version: seenVersion } = data;
    const records = await queries.readMeeting(meetingId);
    if (records === null) throw new DomainError('not-found', { record: 'meeting' });
    const { series, meeting } = records;
    const actor = toActor(series, person.id);
    const request = { kind: 'remove-item', itemId, seenVersion } as const;
    await commandMeeting({ records, actor, request, commandId: toPressId(deps, press) });
    const date = createDateWords(series.language, 'UTC').date(toMeetingDay(meeting));
    return { text: translateFor(series.language)('bot.add.undone', { date }) };
  }

  /** Once: afterwards only a chair changes it. */
  async function chooseDepartment(press: CardPress, person: Person, data: Data<'department.choose'>) {
    const { seriesId, department } = data;
    const { state: before } = await queries.getSeries(seriesId);
    const actor = toActor(before, person.id);
    const change = { kind: 'set-person', personId: person.id, edit: { department } } as const;
    const chosen = findPerson(before, person.id)?.department;
    const commandId = toPressId(deps, press);
    const series =
      chosen === 'neither'
        ? (await commands.series({ id: seriesId, actor, command: change, commandId })).state
        : before;
    const now = findPerson(series, person.id)?.department ?? 'neither';
    const name = series.departments.find(({ id }) => id === now)?.name;
    const t = translateFor(series.language);
    if (name === undefined) return { text: t('bot.department.none', { series: series.name }) };
    return { text: t('bot.department.set', { department: name, series: series.name }) };
  }

  function carryOut(press: CardPress, person: Person | null): Promise<Reply> | null {
    const { verb, data } = press;
    const t = translateFor(press.locale);
    const none = (id: 'bot.error.not-found' | 'bot.error.outdated') => Promise.resolve({ text: t(id) });
    if (!isChatVerb(verb)) return null;
    if (verb === 'command') {
      const parsed = chatVerbs.command.safeParse(data);
      return parsed.success ? command(press, person, parsed.data) : none('bot.error.outdated');
    }
    if (person === null) return none('bot.error.not-found');
    if (verb === 'item.undo') {
      const parsed = chatVerbs['item.undo'].safeParse(data);
      return parsed.success ? undo(press, person, parsed.data) : none('bot.error.outdated');
    }
    const parsed = chatVerbs[verb].safeParse(data);
    return parsed.success ? chooseDepartment(press, person, parsed.data) : none('bot.error.outdated');
  }

  return async (press: CardPress, person: Person | null): Promise<Reply | null> => {
    const task = carryOut(press, person);
    if (task === null) return null;
    const { locale } = press;
    // A refusal leaves the card as it is; an answer takes its place, so that it cannot be pressed twice.
    return orSentence<Reply>(
      async () => toCardReply(await task, locale),
      (error) => ({ text: toErrorText(error, translateFor(locale)) }),
    );
  };
}

function isChatVerb(verb: string): verb is ChatVerb {
  return Object.hasOwn(chatVerbs, verb);
}

function toCardReply(reply: Reply, language: string): OutgoingMessage {
  return 'text' in reply ? toLineCard(reply.text, [], language) : reply;
}
