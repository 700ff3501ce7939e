import type { Chat, ChatMessage } from './entrances.ts';

/** The kinds of cards, by how their headings begin. */
const headings = {
  'check-in': 'Check-in for',
  agenda: 'Agenda for',
  skipped: 'No meeting on',
  minutes: 'Minutes of',
  daily: 'For you today',
  brief: 'Before the meeting',
} as const;
export type CardKind = keyof typeof headings;

/** The heading of a message's card: kind and date, which is what the card is about. Empty for words. */
export function headingOf({ card }: ChatMessage): string {
  const body = card?.['body'];
  const first: unknown = Array.isArray(body) ? body[0] : undefined;
  return typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : '';
}

/** The messages of a chat that hold a card of a kind, oldest first. */
export function cardsOf(chat: Chat, kind: CardKind): ChatMessage[] {
  return chat.messages.filter((message) => headingOf(message).startsWith(headings[kind]));
}

/** A button of a card with its data, null when it has none of this verb. */
export function findButton({ card }: ChatMessage, verb: string): { data: Record<string, unknown> } | null {
  const actions = card?.['actions'];
  if (!Array.isArray(actions)) return null;
  const found: unknown = actions.find(
    (action: unknown) =>
      typeof action === 'object' && action !== null && 'verb' in action && action.verb === verb,
  );
  return found === undefined ? null : (found as { data: Record<string, unknown> });
}

/** Cards that stand more than once in one conversation for one subject. */
export function findDoubled(chats: readonly Chat[]): string[] {
  return chats.flatMap((chat) => {
    const found = chat.messages
      .filter(({ from }) => from === 'bot')
      .map(headingOf)
      .filter((text) => text !== '');
    return [...new Set(found.filter((text, at) => found.indexOf(text) !== at))].map(
      (text) => `${chat.id}: ${text}`,
    );
  });
}
