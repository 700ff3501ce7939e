import type { Translate } from '../../../shared/locales/translate.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, keepWithin, toCard } from './card.ts';
import { shorten } from './clean-text.ts';
import { toHeading, toLine, toNote, toSubheading, toText, type Element } from './elements.ts';

/** One thing in a list: what it is, and below it what is known of it. */
export interface ListEntry {
  text: string;
  facts: readonly string[];
  isUrgent?: boolean;
}

export interface ListGroup {
  /** Left out where the list has only one group. */
  heading?: string;
  entries: readonly ListEntry[];
}

export interface ListCardInput {
  title: string;
  groups: readonly ListGroup[];
  /** What stands in the place of an empty list. */
  none: string;
  actions: readonly CardJson[];
  t: Translate;
  language: string;
}

/** Room for what stands around the entries. */
const frame = 3000;
const lineLength = 300;

/** What somebody has asked for, as lists under a title. */
export function toListCard({ title, groups, none, actions, t, language }: ListCardInput): OutgoingMessage {
  const filled = groups.filter(({ entries }) => entries.length > 0);
  const lines = filled.flatMap(toGroup);
  const body = [
    toHeading(title),
    ...keepWithin(lines, cardLimit - frame, (count) => toNote(t('card.andMore', { count }))),
    ...(filled.length === 0 ? [toText(none)] : []),
  ];
  const summary = filled.length === 0 ? none : title;
  return { card: toCard({ body, actions, fallbackText: summary, language }), summary };
}

function toGroup({ heading, entries }: ListGroup): Element[] {
  return [...(heading === undefined ? [] : [toSubheading(heading)]), ...entries.map(toEntry)];
}

function toEntry({ text, facts, isUrgent = false }: ListEntry): Element {
  const details = facts.map((fact) => shorten(fact, lineLength)).join('\n');
  return toLine([
    { text: `• ${shorten(text, lineLength)}` },
    ...(details === '' ? [] : [{ text: `\n${details}`, subtle: !isUrgent, attention: isUrgent }]),
  ]);
}
