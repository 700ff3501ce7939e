import type { CardJson } from '../../app/ports.ts';
import type { Element } from './elements.ts';

/**
 * Longest card, in UTF-16 units of its JSON: 25 KB, as UTF-16 has two bytes to a unit (acceptance.md 0; cards fail near
 * 28 KB in practice).
 */
export const cardLimit = 12_800;

/** The newest version that Teams reads; older ones have no Action.Execute (teams-platform.md 5.1). */
const version = '1.5';

export interface CardParts {
  body: readonly Element[];
  actions?: readonly CardJson[];
  /** What clients without cards show. */
  fallbackText: string;
  /** BCP 47 tag of the texts; it decides the direction of writing. */
  language: string;
}

/** A whole card. */
export function toCard({ body, actions = [], fallbackText, language }: CardParts): CardJson {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version,
    // Only the language: clients refuse a tag with a region.
    lang: language.replace(/-.*$/u, '').toLowerCase(),
    ...(isRightToLeft(language) && { rtl: true }),
    fallbackText,
    msteams: { width: 'Full' },
    body,
    actions,
  };
}

/** Size of a card or element as Teams counts it, in UTF-16 units. */
export function sizeOf(json: unknown): number {
  return JSON.stringify(json).length;
}

export interface VerbAction {
  title: string;
  verb: string;
  data: Readonly<Record<string, unknown>>;
  isPrimary?: boolean;
  /** False where the inputs of the card have nothing to do with the press. */
  withInputs?: boolean;
}

/** A button: Action.Execute, with a Submit of the same data for clients that have none (acceptance.md 1.4). */
export function toAction({ title, verb, data, isPrimary = false, withInputs = true }: VerbAction): CardJson {
  const shared = {
    title,
    data: { ...data, verb },
    ...(isPrimary && { style: 'positive' }),
    ...(!withInputs && { associatedInputs: 'none' }),
  };
  return { type: 'Action.Execute', verb, ...shared, fallback: { type: 'Action.Submit', ...shared } };
}

/** A button that opens the tab. */
export function toTabAction(title: string, url: string): CardJson {
  return { type: 'Action.OpenUrl', title, url };
}

/**
 * As many of some elements as fit into `budget` UTF-16 units, and a line that counts the others.
 *
 * @param toMore draws the line for what is left out.
 */
export function keepWithin(
  elements: readonly Element[],
  budget: number,
  toMore: (count: number) => Element,
): Element[] {
  let left = budget - sizeOf(toMore(elements.length));
  const fitting = elements.findIndex((element) => {
    left -= sizeOf(element) + 1;
    return left < 0;
  });
  if (fitting < 0) return [...elements];
  return [...elements.slice(0, fitting), toMore(elements.length - fitting)];
}

function isRightToLeft(language: string): boolean {
  return /^(?:ar|fa|he|ur)\b/u.test(language);
}
