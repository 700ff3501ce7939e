import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { toCard } from './card.ts';
import { toText } from './elements.ts';

/** More buttons than these are not shown by clients. */
export const buttonLimit = 5;

/** One sentence with buttons. */
export function toLineCard(text: string, actions: readonly CardJson[], language: string): OutgoingMessage {
  const shown = actions.slice(0, buttonLimit);
  return {
    card: toCard({ body: [toText(text)], actions: shown, fallbackText: text, language }),
    summary: text,
  };
}
