import { isZone } from '../../shared/core/time.ts';
import type { Person } from '../app/ports.ts';
import { createPressAnswers } from './actions.ts';
import type { ActivitySource, BotActivity, CardPress, TextMessage } from './activity.ts';
import type { Reply, Turn } from './adapter.ts';
import type { Mentioned } from './answers/action-text.ts';
import { isRefusal, toErrorText } from './cards/error-card.ts';
import { createChatPresses } from './chat-presses.ts';
import { createCommandAnswers } from './command-answers.ts';
import { readCommand } from './commands.ts';
import type { BotDependencies } from './dependencies.ts';
import { createGreet } from './greet.ts';
import { createMessageActions, type TaskAnswer } from './message-action.ts';
import { createReplyOnce } from './reply-once.ts';

/** The body of the answer to a card's `adaptiveCard/action` (Universal Actions, "response format"). */
export interface InvokeAnswer {
  statusCode: number;
  type: string;
  value: unknown;
}

/** The body of an invoke's answer; null where the activity is no invoke. */
export type ActivityAnswer = InvokeAnswer | TaskAnswer | null;

export type Bot = ReturnType<typeof createBot>;

/** Turns activities into answers. It knows no SDK: what it says goes through the turn, or back as the invoke's answer. */
export function createBot(deps: BotDependencies) {
  const answerCommand = createCommandAnswers(deps);
  const answerChatPress = createChatPresses(deps, answerCommand);
  const answerPress = createPressAnswers(deps);
  const answerMessageAction = createMessageActions(deps);
  const greet = createGreet(deps);
  const replyOnce = createReplyOnce(deps);

  async function answerMessage(message: TextMessage, person: Person | null): Promise<Reply> {
    const { conversation, locale, text, botName } = message;
    const command = readCommand(text, botName);
    const mentioned = await findMentioned(deps, message);
    const rest = command?.rest ?? '';
    const commandId = toMessageId(deps, message);
    return answerCommand(command?.name ?? null, { person, conversation, locale, rest, mentioned, commandId });
  }

  async function pressed(press: CardPress, person: Person | null): Promise<Reply> {
    return (await answerChatPress(press, person)) ?? (await answerPress(press, person));
  }

  async function answer(activity: BotActivity, person: Person | null, turn: Turn): Promise<ActivityAnswer> {
    switch (activity.kind) {
      case 'message': {
        const reply = await orRefusal(deps, activity, () => answerMessage(activity, person));
        await replyOnce(activity, () => turn.reply(reply));
        return null;
      }
      case 'press':
        return deliver(activity, await orRefusal(deps, activity, () => pressed(activity, person)), {
          say: (reply) => replyOnce(activity, () => turn.reply(reply)),
          turn,
        });
      case 'message-action':
        return answerMessageAction(activity, person);
      case 'installed':
        await greet(activity, person, turn);
        return null;
      case 'removed':
      case 'other':
        return null;
    }
  }

  /** @returns the answer of an invoke, null for everything else. */
  return async (activity: BotActivity, turn: Turn): Promise<ActivityAnswer> => {
    if (activity.kind === 'removed') {
      await deps.conversations.forget(activity.conversation.id);
      return null;
    }
    const person = await rememberPerson(deps, activity);
    const { isNewlyReachable, wokenSeriesId } = await rememberConversation(deps, activity, person);
    try {
      return await answer(activity, person, turn);
    } finally {
      if (isNewlyReachable && person !== null) await deps.catchUp(person.id);
      if (wokenSeriesId !== null) await deps.wakePlace(wokenSeriesId);
    }
  };
}

/** Whom a message mentions, as people of ours where Teams says who they are. */
async function findMentioned(
  { people }: BotDependencies,
  { mentions, conversation: { tenantId } }: TextMessage,
): Promise<Mentioned[]> {
  const found = mentions.map(async ({ name, objectId }) => {
    const person = objectId === null ? null : await people.findByIdentity({ tenantId, objectId });
    return { name, personId: person?.id ?? null };
  });
  return Promise.all(found);
}

/** A repeated delivery of one message carries the same id. */
function toMessageId({ newId }: BotDependencies, { activityId, conversation }: TextMessage): string {
  return activityId === '' ? newId() : `message:${conversation.id}:${activityId}`;
}

async function orRefusal(
  { translateFor }: BotDependencies,
  { locale }: ActivitySource,
  answer: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { text: toErrorText(error, translateFor(locale)) };
  }
}

/** A card takes the place of the pressed one: at once for an Execute, by an edit after a Submit. Words are added. */
async function deliver(
  { via, messageId }: CardPress,
  reply: Reply,
  { say, turn }: { say: (reply: Reply) => Promise<void>; turn: Turn },
): Promise<InvokeAnswer | null> {
  if (via === 'execute') return toInvokeAnswer(reply);
  if ('text' in reply || messageId === null) await say(reply);
  else await turn.replace(messageId, reply);
  return null;
}

/** The answer that puts a card in place, or shows words and leaves the card as it is. */
export function toInvokeAnswer(reply: Reply): InvokeAnswer {
  if ('text' in reply) {
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
  }
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card };
}

/** The person of the verified identity; taken in when seen for the first time, under a new name or in a new zone. */
async function rememberPerson(
  { people, newId }: BotDependencies,
  activity: ActivitySource,
): Promise<Person | null> {
  const { from, conversation } = activity;
  if (from === null) return null;
  const identity = { tenantId: conversation.tenantId, objectId: from.objectId };
  const known = await people.findByIdentity(identity);
  const zone = activity.zone !== null && isZone(activity.zone) ? activity.zone : null;
  const name = from.name === '' && known !== null ? known.name : from.name;
  if (known?.name === name && (zone === null || zone === known.zone)) return known;
  return people.remember({ ...identity, name, zone }, newId());
}

interface Reached {
  /** The bot can write to the person from now on, and could not before. */
  isNewlyReachable: boolean;
  /** The series in whose place the bot can speak from now on, and could not before; null for none. */
  wokenSeriesId: string | null;
}

async function rememberConversation(
  { conversations }: BotDependencies,
  { kind, conversation }: BotActivity,
  person: Person | null,
): Promise<Reached> {
  // A message may be chosen in any chat, also where the bot is not.
  if (kind === 'message-action') return { isNewlyReachable: false, wokenSeriesId: null };
  const personId = conversation.type === 'personal' ? (person?.id ?? null) : null;
  const isNewlyReachable = personId !== null && (await conversations.findPersonal(personId)) === null;
  return { isNewlyReachable, wokenSeriesId: await conversations.remember({ ...conversation, personId }) };
}
