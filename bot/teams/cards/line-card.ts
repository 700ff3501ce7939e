import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { toCard } from './card.ts';
import { toText } from './elements.ts';

/** One sentence with buttons. */
export function toLineCard(text: string, actions: readonly CardJson[], language: string): OutgoingMessage {
  return { card: toCard({ body: [toText(text)], actions, fallbackText: text, language }), summary: text };
}
