import type { Role } from '../core/actor.ts';

/** One thing that waits for a person. */
export interface DailyEntry {
  /** Unique text of what it is about: the same thing is told once a week. */
  key: string;
}

/** What was told to a person in a week. */
export interface DailyWeek {
  /** When cards were posted, oldest first: dates, or the end of a pause that the person asked for. */
  posts: readonly string[];
  told: readonly string[];
}

/**
 * How many of these cards a person gets in one week (product.md: representative ≤ 3 messages of all kinds, chair ≤ 4,
 * member ≤ 1). A representative also gets the check-in, a chair the brief and the question whether a meeting is needed.
 */
const weeklyLimit = { chair: 2, representative: 2, member: 1, guest: 1 } as const satisfies Record<
  Role,
  number
>;

export type DailyDecision =
  | { kind: 'none' }
  /** Bring the card with this number up to date, without a new message. */
  | { kind: 'edit'; number: number }
  | { kind: 'post'; number: number };

/**
 * Decides whether a person gets a card with what waits for them. Nothing is told twice in a week, and beyond the limit
 * the last card is edited in place. What the person asked for themself (a pause that ends) is always posted.
 *
 * @param moment the date, or the end of the pause: it names the post, so that a repeated run posts once.
 */
export function decideDaily(
  entries: readonly DailyEntry[],
  week: DailyWeek,
  { moment, role, isAskedFor }: { moment: string; role: Role; isAskedFor: boolean },
): DailyDecision {
  const at = week.posts.indexOf(moment);
  if (at >= 0) return { kind: 'edit', number: at + 1 };
  if (entries.length === 0) return { kind: 'none' };
  const isNew = entries.some(({ key }) => !week.told.includes(key));
  const isWithin = week.posts.length < weeklyLimit[role];
  if (isAskedFor || (isNew && isWithin)) return { kind: 'post', number: week.posts.length + 1 };
  return week.posts.length === 0 ? { kind: 'none' } : { kind: 'edit', number: week.posts.length };
}
