import { z } from 'zod';
import { cardVerbs, type CardVerb } from '../../shared/cards/verbs.ts';
import { checkInSections, type Answers } from '../../shared/check-in/check-in.ts';
import { DomainError } from '../../shared/core/errors.ts';
import type { CheckInAnswer } from '../app/answer-check-in.ts';
import type { OutgoingMessage, Person } from '../app/ports.ts';
import type { CardPress } from './activity.ts';
import type { Reply } from './adapter.ts';
import { toCheckInCard } from './cards/check-in-card.ts';
import { isRefusal, toErrorCard, toErrorText } from './cards/error-card.ts';
import { toSentenceCard } from './cards/help-card.ts';
import type { CommandAnswers } from './command-answers.ts';
import { commandNames } from './commands.ts';
import type { BotDependencies } from './dependencies.ts';

/** Buttons that stand for a written command. */
const commandSchema = z.object({ command: z.enum(commandNames) });

type Press = { [Verb in CardVerb]: { verb: Verb; data: z.infer<(typeof cardVerbs)[Verb]> } }[CardVerb];

/** A press that could be read, with the person who made it. */
interface OwnPress {
  source: CardPress;
  press: Press;
  person: Person;
}

/**
 * Carries out presses on cards. The data of a card is untrusted: it is parsed, the actor comes from the verified
 * activity, records are loaded again and rights checked again. A repeated or old press shows what is stored and
 * changes nothing.
 *
 * @returns the card to put in place, or words while the pressed card stays as it is.
 */
export function createPressAnswers(deps: BotDependencies, answerCommand: CommandAnswers) {
  return async (source: CardPress, person: Person | null): Promise<Reply> => {
    const { conversation, locale } = source;
    const command = source.verb === 'command' ? commandSchema.safeParse(source.data) : null;
    if (command?.success === true) {
      return toCardReply(await answerCommand(command.data.command, { person, conversation, locale }), locale);
    }
    const t = deps.translateFor(locale);
    if (person === null) return { text: t('bot.error.not-found') };
    const press = readPress(source);
    if (press === 'unknown') return { text: t('bot.error.outdated') };
    if (press === 'invalid') return { text: `${t('bot.error.invalid-input')} ${t('bot.error.keepText')}` };
    return answerPress(deps, { source, press, person });
  };
}

function readPress({ verb, data }: CardPress): Press | 'unknown' | 'invalid' {
  if (!Object.hasOwn(cardVerbs, verb)) return 'unknown';
  // The fallback's data names the verb, so that a legacy Submit can be told apart; the schemas are strict.
  const payload = Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'verb'));
  const parsed = cardVerbs[verb as CardVerb].safeParse(payload);
  return parsed.success ? ({ verb, data: parsed.data } as Press) : 'invalid';
}

async function answerPress(deps: BotDependencies, own: OwnPress): Promise<Reply> {
  const { source, press } = own;
  try {
    if (!source.isAutomatic) await storeAnswer(deps, own);
    return await showCheckIn(deps, own, press.verb === 'check-in.edit' && !source.isAutomatic);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return showRefusal(deps, own, error);
  }
}

/** Sends or skips; the other verbs only show something. */
async function storeAnswer(deps: BotDependencies, { source, press, person }: OwnPress): Promise<void> {
  if (press.verb !== 'check-in.send' && press.verb !== 'check-in.skip') return;
  const { meetingId, round: seenRound } = press.data;
  const answer: CheckInAnswer =
    press.verb === 'check-in.skip'
      ? { state: 'skipped', reason: press.data.reason }
      : { state: 'sent', answers: toAnswers(press.data) };
  const commandId = toCommandId(deps, source);
  await deps.answerCheckIn({ meetingId, personId: person.id, answer, seenRound, commandId });
}

function toAnswers(data: Answers): Answers {
  const filled = checkInSections.filter((section) => (data[section] ?? '').trim() !== '');
  return Object.fromEntries(filled.map((section) => [section, data[section]]));
}

/** A repeated delivery of one press carries the same id; one under a new id is told apart by the round. */
function toCommandId({ newId }: BotDependencies, { activityId, conversation }: CardPress): string {
  return activityId === '' ? newId() : `press:${conversation.id}:${activityId}`;
}

async function showCheckIn(
  deps: BotDependencies,
  { press, person }: OwnPress,
  editing: boolean,
): Promise<OutgoingMessage> {
  const { meetingId } = press.data;
  const found = await deps.queries.findCheckIn(meetingId, person.id);
  if (found === null) throw new DomainError('not-found', { record: 'check-in' });
  const t = deps.translateFor(found.series.language);
  return toCheckInCard({ ...found, t, tabUrl: deps.tabUrl(meetingId), editing });
}

async function showRefusal(
  { queries, translateFor, tabUrl }: BotDependencies,
  { source, press, person }: OwnPress,
  error: DomainError,
): Promise<Reply> {
  const { meetingId } = press.data;
  const found = await queries.findCheckIn(meetingId, person.id);
  const language = found?.series.language ?? source.locale;
  const t = translateFor(language);
  const text = toErrorText(error, t);
  const typed = press.verb === 'check-in.send' ? toAnswers(press.data) : {};
  const current = found === null ? null : { ...found, t, tabUrl: tabUrl(meetingId) };
  const card = toErrorCard({ text, typed, current, t, language });
  return card ?? { text: `${text} ${t('bot.error.keepText')}` };
}

/** A press on a help card is always answered with a card, so that its place is taken. */
function toCardReply(reply: Reply, language: string): OutgoingMessage {
  return 'text' in reply ? toSentenceCard(reply.text, language) : reply;
}
