import type { CardData, CardVerb } from '../../../shared/cards/verbs.ts';
import type { Person } from '../../app/ports.ts';
import type { CardPress } from '../activity.ts';
import type { Reply } from '../adapter.ts';

/** A press that could be read, with the person who made it. */
export interface OwnPress<Verb extends CardVerb = CardVerb> {
  source: CardPress;
  data: CardData<Verb>;
  person: Person;
}

/**
 * What each verb does. It answers with the card to put in place, or with words while the pressed card stays as it is;
 * refusals may be thrown. A press that a client makes by itself (`isAutomatic`) only shows something.
 */
export type PressHandlers<Verbs extends CardVerb> = {
  readonly [Verb in Verbs]: (own: OwnPress<Verb>) => Promise<Reply>;
};

/** The ids of what was ticked in a list of a card. */
export function readTicked(text: string): string[] {
  return [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '');
}
