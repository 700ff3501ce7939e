import { cardsOf, type CardKind } from './cards.ts';
import type { WeekCalendar } from './calendar.ts';
import type { Chat, ChatAnswer, ChatMessage, Entrances, SampleCompany } from './entrances.ts';

/** The week while it is lived. */
export interface Week {
  entrances: Entrances;
  calendar: WeekCalendar;
  company: SampleCompany;
  /** The first meeting, the one that is left out, and the last one. */
  meetingId: string;
  skippedId: string;
  lastMeetingId: string;
  /** Ids of what the bot wrote because somebody had spoken to it. */
  prompted: Set<string>;
  /** What was expected and is not so, in sentences. */
  missing: string[];
}

/** Writes a sentence down unless it is so. */
export function check(week: Week, isSo: boolean, sentence: string): void {
  if (!isSo) week.missing.push(sentence);
}

/** A person's own chat with the bot. */
export async function personalChat({ entrances }: Week, personId: string): Promise<Chat> {
  return requireChat(await entrances.chatsOf(personId), 'personal');
}

/** The channel that both departments share. */
export async function channel({ entrances }: Week): Promise<Chat> {
  return requireChat(await entrances.chatsOf('ana'), 'channel');
}

/** The latest card of a kind in a chat. */
export function latestCard(chat: Chat, kind: CardKind): ChatMessage {
  const found = cardsOf(chat, kind).at(-1);
  if (found === undefined) throw new Error(`there is no ${kind} card in ${chat.id}`);
  return found;
}

/** Presses a button of a card as a person, with what they typed into it. */
export async function press(
  week: Week,
  from: string,
  { message, verb, data }: { message: ChatMessage; verb: string; data: Record<string, unknown> },
): Promise<ChatAnswer> {
  const { id } = await personalChat(week, from);
  const action = { type: 'Action.Execute', verb, data };
  const answer = await week.entrances.press(id, { from, replyTo: message.id, action });
  remember(week, answer);
  return answer;
}

/** Takes down what the bot wrote as an answer. */
export function remember({ prompted }: Week, { messages }: ChatAnswer): void {
  for (const { id, from, editedAt } of messages) if (from === 'bot' && editedAt === null) prompted.add(id);
}

function requireChat(chats: readonly Chat[], type: string): Chat {
  const found = chats.find((chat) => chat.type === type);
  if (found === undefined) throw new Error(`there is no ${type} chat`);
  return found;
}
