import type { Series } from '../../../shared/series/series.ts';
import type { ConversationReference, Person } from '../../app/ports.ts';
import type { BotDependencies } from '../dependencies.ts';
import type { Mentioned } from './action-text.ts';

/** Who asks, and where. */
export interface Asker {
  person: Person | null;
  conversation: ConversationReference;
  /** Language of the person's client, for people without a series. */
  locale: string;
  /** What was written behind the command. */
  rest?: string;
  /** Other people whom the message mentions, in its order. */
  mentioned?: readonly Mentioned[];
  /** The series that a button chose. */
  seriesId?: string | undefined;
  /** Unique text of the message or press: delivered again it changes nothing. */
  commandId?: string;
}

/** An asker whose series is known. */
export interface Question {
  person: Person;
  series: Series;
  /** False where others read along. */
  isPersonal: boolean;
  rest: string;
  mentioned: readonly Mentioned[];
  commandId: string;
}

/** The series that a command is about. */
export type SeriesHere =
  | { kind: 'one'; series: Series }
  | { kind: 'several'; series: Series[] }
  /** The other leader has not joined yet. */
  | { kind: 'proposed'; series: Series }
  /** The person is in none, or not in the one of this place. */
  | { kind: 'none' }
  /** The channel or chat belongs to none. */
  | { kind: 'not-here' };

/**
 * The series of a channel or chat for somebody who is in it; in a personal chat the person's own. What a series holds is
 * never shown in a place that belongs to another one or to none.
 */
export async function findSeriesHere(
  { conversations, queries }: Pick<BotDependencies, 'conversations' | 'queries'>,
  { person, conversation, seriesId }: Asker,
): Promise<SeriesHere> {
  const own = person === null ? [] : await queries.seriesOf(person.id);
  if (conversation.type === 'personal') return chooseOwn(own, seriesId);
  const linked = (await conversations.find(conversation.id))?.seriesId ?? null;
  if (linked === null) return { kind: 'not-here' };
  return chooseOwn(
    own.filter(({ id }) => id === linked),
    linked,
  );
}

function chooseOwn(own: readonly Series[], wanted: string | undefined): SeriesHere {
  const fitting = own.filter(({ id }) => wanted === undefined || id === wanted);
  const active = fitting.filter(({ state }) => state === 'active');
  const [first, second] = active;
  if (first !== undefined && second !== undefined) return { kind: 'several', series: active };
  if (first !== undefined) return { kind: 'one', series: first };
  const proposed = fitting[0];
  return proposed === undefined ? { kind: 'none' } : { kind: 'proposed', series: proposed };
}
