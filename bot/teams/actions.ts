import { z } from 'zod';
import { cardVerbs, type CardVerb } from '../../shared/cards/verbs.ts';
import { checkInSections, type Answers } from '../../shared/check-in/check-in.ts';
import { DomainError } from '../../shared/core/errors.ts';
import type { CheckInAnswer } from '../app/answer-check-in.ts';
import type { OutgoingMessage, Person } from '../app/ports.ts';
import type { CardPress } from './activity.ts';
import type { Reply } from './adapter.ts';
import { toCheckInCard } from './cards/check-in-card.ts';
import { toErrorCard, toErrorText } from './cards/error-card.ts';
import { toSentenceCard } from './cards/help-card.ts';
import type { CommandAnswers } from './command-answers.ts';
import { commandNames } from './commands.ts';
import type { BotDependencies } from './dependencies.ts';

/** Buttons that stand for a written command. */
const commandSchema = z.object({ command: z.enum(commandNames) });

type Press = { [Verb in CardVerb]: { verb: Verb; data: z.infer<(typeof cardVerbs)[Verb]> } }[CardVerb];

/**
 * Carries out presses on cards. The data of a card is untrusted: it is parsed, the actor comes from the verified
 * activity, records are loaded again and rights checked again. A repeated or old press shows what is stored and
 * changes nothing.
 *
 * @returns the card to put in place, or words while the pressed card stays as it is.
 */
export function createPressAnswers(deps: BotDependencies, answerCommand: CommandAnswers) {
  return async (press: CardPress, person: Person | null): Promise<Reply> => {
    const { conversation, locale } = press;
    const command = press.verb === 'command' ? commandSchema.safeParse(press.data) : null;
    if (command?.success === true) {
      return toCardReply(await answerCommand(command.data.command, { person, conversation, locale }), locale);
    }
    const t = deps.translateFor(locale);
    if (person === null) return { text: t('bot.error.not-found') };
    const parsed = readPress(press);
    if (parsed === 'unknown') return { text: t('bot.error.outdated') };
    if (parsed === 'invalid') return { text: `${t('bot.error.invalid-input')} ${t('bot.error.keepText')}` };
    return answerPress(deps, press, parsed, person);
  };
}

function readPress({ verb, data }: CardPress): Press | 'unknown' | 'invalid' {
  if (!Object.hasOwn(cardVerbs, verb)) return 'unknown';
  const { verb: _verb, ...rest } = data;
  const parsed = cardVerbs[verb as CardVerb].safeParse(rest);
  return parsed.success ? ({ verb, data: parsed.data } as Press) : 'invalid';
}

async function answerPress(
  deps: BotDependencies,
  source: CardPress,
  press: Press,
  person: Person,
): Promise<Reply> {
  const { meetingId } = press.data;
  try {
    const answer = toAnswer(press);
    if (answer !== null && !source.isAutomatic) {
      const { round } = press.data as { round: number };
      await deps.answerCheckIn({
        meetingId,
        personId: person.id,
        answer,
        seenRound: round,
        commandId: toCommandId(deps, source),
      });
    }
    return await showCheckIn(
      deps,
      meetingId,
      person.id,
      press.verb === 'check-in.edit' && !source.isAutomatic,
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return showRefusal(deps, source, press, person, error);
  }
}

/** What a press says about the check-in; null for one that only shows something. */
function toAnswer({ verb, data }: Press): CheckInAnswer | null {
  if (verb === 'check-in.skip') return { state: 'skipped', reason: data.reason };
  return verb === 'check-in.send' ? { state: 'sent', answers: toAnswers(data) } : null;
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
  { queries, translateFor, tabUrl }: BotDependencies,
  meetingId: string,
  personId: string,
  editing: boolean,
): Promise<OutgoingMessage> {
  const found = await queries.findCheckIn(meetingId, personId);
  if (found === null) throw new DomainError('not-found', { record: 'check-in' });
  return toCheckInCard({
    ...found,
    t: translateFor(found.series.language),
    tabUrl: tabUrl(meetingId),
    editing,
  });
}

async function showRefusal(
  { queries, translateFor, tabUrl }: BotDependencies,
  source: CardPress,
  press: Press,
  person: Person,
  error: DomainError,
): Promise<Reply> {
  const { meetingId } = press.data;
  const found = await queries.findCheckIn(meetingId, person.id);
  const language = found?.series.language ?? source.locale;
  const t = translateFor(language);
  const text = toErrorText(error, t);
  const typed = press.verb === 'check-in.send' ? toAnswers(press.data) : {};
  const current = found === null ? null : { ...found, t, tabUrl: tabUrl(meetingId) };
  return toErrorCard(text, typed, current, { t, language }) ?? { text: `${text} ${t('bot.error.keepText')}` };
}

/** A press on a help card is always answered with a card, so that its place is taken. */
function toCardReply(reply: Reply, language: string): OutgoingMessage {
  return 'text' in reply ? toSentenceCard(reply.text, language) : reply;
}
