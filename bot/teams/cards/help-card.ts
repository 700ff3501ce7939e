import type { Translate } from '../../../shared/locales/translate.ts';
import type { OutgoingMessage } from '../../app/ports.ts';
import { toAction, toCard } from './card.ts';
import { toText } from './elements.ts';

/** What Tandem understands, with a button for each listed command. A press on one is answered in place of the card. */
export function toHelpCard(t: Translate, language: string, understood: boolean): OutgoingMessage {
  const text = t(understood ? 'bot.help' : 'bot.help.unknown');
  const actions = (['check-in', 'agenda'] as const).map((command) =>
    toAction({ title: t(`bot.button.${command}`), verb: 'command', data: { command } }),
  );
  const summary = t('bot.help.summary');
  return { card: toCard({ body: [toText(text)], actions, fallbackText: text, language }), summary };
}

/** A sentence as a card, for where a card must be answered. */
export function toSentenceCard(text: string, language: string): OutgoingMessage {
  return { card: toCard({ body: [toText(text)], fallbackText: text, language }), summary: text };
}
