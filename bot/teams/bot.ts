import type { Person } from '../app/ports.ts';
import { createPressAnswers } from './actions.ts';
import type { ActivitySource, BotActivity, CardPress } from './activity.ts';
import type { Reply, Turn } from './adapter.ts';
import { isRefusal, toErrorText } from './cards/error-card.ts';
import { createCommandAnswers } from './command-answers.ts';
import { readCommand } from './commands.ts';
import type { BotDependencies } from './dependencies.ts';

/** The body of the answer to a card's `adaptiveCard/action` (Universal Actions, "response format"). */
export interface InvokeAnswer {
  statusCode: number;
  type: string;
  value: unknown;
}

export type Bot = ReturnType<typeof createBot>;

/** Turns activities into answers. It knows no SDK: what it says goes through the turn, or back as the invoke's answer. */
export function createBot(deps: BotDependencies) {
  const answerCommand = createCommandAnswers(deps);
  const answerPress = createPressAnswers(deps, answerCommand);

  /** @returns the answer of an invoke, null for everything else. */
  return async (activity: BotActivity, turn: Turn): Promise<InvokeAnswer | null> => {
    const isNewPlace =
      activity.kind === 'installed' && (await deps.conversations.find(activity.conversation.id)) === null;
    const person = await rememberPerson(deps, activity);
    await rememberConversation(deps, activity, person);
    switch (activity.kind) {
      case 'message': {
        const { conversation, locale, text, botName } = activity;
        const command = readCommand(text, botName);
        await turn.reply(
          await orRefusal(deps, activity, () => answerCommand(command, { person, conversation, locale })),
        );
        return null;
      }
      case 'press':
        return deliver(activity, await orRefusal(deps, activity, () => answerPress(activity, person)), turn);
      case 'installed':
        if (isNewPlace) await turn.reply({ text: deps.translateFor(activity.locale)('bot.hello') });
        return null;
      case 'other':
        return null;
    }
  };
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
  turn: Turn,
): Promise<InvokeAnswer | null> {
  if (via === 'execute') return toInvokeAnswer(reply);
  if ('text' in reply || messageId === null) await turn.reply(reply);
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

/** The person of the verified identity; taken in when seen for the first time, or under a new name. */
async function rememberPerson(
  { people, newId }: BotDependencies,
  activity: ActivitySource,
): Promise<Person | null> {
  const { from, conversation } = activity;
  if (from === null) return null;
  const identity = { tenantId: conversation.tenantId, objectId: from.objectId };
  const known = await people.findByIdentity(identity);
  if (known !== null && (from.name === '' || from.name === known.name)) return known;
  return people.remember({ ...identity, name: from.name }, newId());
}

async function rememberConversation(
  { conversations }: BotDependencies,
  { conversation }: ActivitySource,
  person: Person | null,
): Promise<void> {
  const personId = conversation.type === 'personal' ? (person?.id ?? null) : null;
  await conversations.remember({ ...conversation, personId });
}
