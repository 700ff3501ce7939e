import { addDays, firstWeekdayFrom } from '../../shared/core/time.ts';
import type { Answer, TestApp } from './app.ts';
import { textsOf } from './meeting-records.ts';

export interface ChatMessage {
  id: string;
  from: string;
  text: string;
  card: Record<string, unknown> | null;
  editedAt: string | null;
}

/** What people see and press in their chats of the running app. */
export function createChats(app: TestApp) {
  async function listMessages(personId: string, chatId = `chat-${personId}`): Promise<ChatMessage[]> {
    const { chats } = (await app.call(`/local/people/${personId}/chats`)).body as {
      chats: { id: string; messages: ChatMessage[] }[];
    };
    return chats.find(({ id }) => id === chatId)?.messages ?? [];
  }

  /** The last message with a button of this verb. */
  async function findCard(personId: string, verb: string): Promise<ChatMessage> {
    const found = (await listMessages(personId)).findLast(({ card }) => findButton(card, verb) !== null);
    if (found === undefined) throw new Error(`${personId} has no card with ${verb}`);
    return found;
  }

  /** Presses a button of the message as it was when it was read: with its data, and what was put into the boxes. */
  function pressOn(
    personId: string,
    { id, card }: ChatMessage,
    verb: string,
    inputs: object = {},
  ): Promise<Answer> {
    const button = findButton(card, verb);
    if (button === null) throw new Error(`the card has no ${verb}`);
    const data = { ...(button.data as object), ...inputs };
    const action = { type: 'Action.Execute', verb, data };
    return app.post(`/local/chats/chat-${personId}/messages`, { from: personId, replyTo: id, action });
  }

  /** Presses a button of the last card that has it. @returns every text of the card in place, or the words. */
  async function press(personId: string, verb: string, inputs: object = {}): Promise<string> {
    return toShown(await pressOn(personId, await findCard(personId, verb), verb, inputs));
  }

  /** Lets everything be done that is due, and a while pass. */
  const settle = (duration = 'PT1M') => app.post('/local/clock', { advance: duration });

  return { listMessages, findCard, pressOn, press, settle };
}

/** Moves the time to 08:00 UTC on the next such weekday (1 is Monday), so that a test finds the same week on every day. */
export async function moveToWeekday(app: TestApp, weekday: number): Promise<void> {
  const { now } = (await app.call('/local/clock')).body as { now: string };
  const date = firstWeekdayFrom(addDays(now.slice(0, 10), 1), weekday);
  await app.moveTo(`${date}T08:00:00.000Z`);
}

/** What the answer of a press shows: the texts of a card, with its values, or words. */
export function toShown({ body }: Answer): string {
  const { value } = (body as { invokeResponse: { value: unknown } }).invokeResponse;
  return typeof value === 'string' ? value : `${textsOf(value).join('\n')}\n${JSON.stringify(value)}`;
}

/** The button of a card that has a verb. */
export function findButton(node: unknown, verb: string): Record<string, unknown> | null {
  if (typeof node !== 'object' || node === null) return null;
  if ('verb' in node && node.verb === verb && 'type' in node) return node;
  for (const inside of Object.values(node)) {
    const found = findButton(inside, verb);
    if (found !== null) return found;
  }
  return null;
}
