import { createRequire } from 'node:module';
import { checkElements } from './card-rules.ts';

/** What we use of the parser; the package's own types need a browser. */
interface Parser {
  AdaptiveCard: new () => {
    parse: (json: unknown, context: unknown) => void;
    validateProperties: () => Events;
  };
  SerializationContext: new (version?: unknown) => {
    eventCount: number;
    getEventAt: (index: number) => Event;
  };
  Version: { parse: (text: string, context: unknown) => unknown };
}
interface Event {
  message: string;
}
interface Events {
  validationEvents: Event[];
}

/** The package's main file cannot be loaded by plain Node (teams-platform.md 5.2). */
const { AdaptiveCard, SerializationContext, Version } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as Parser;

/**
 * Everything that Teams would refuse or drop in a card, or that we have promised not to send: what the real parser
 * finds, and the checks that it misses. Empty for a good card.
 */
export function checkCard(card: unknown): string[] {
  if (typeof card !== 'object' || card === null) return ['the card is no object'];
  const context = new SerializationContext(Version.parse('1.5', new SerializationContext()));
  const parsed = new AdaptiveCard();
  // The parser's own pattern for `lang` keeps its place between cards, so that it refuses every second one.
  parsed.parse({ ...structuredClone(card), lang: undefined }, context);
  const found = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const events = [...found, ...parsed.validateProperties().validationEvents];
  return [...events.map(({ message }) => `parser: ${message}`), ...checkElements(card)];
}
