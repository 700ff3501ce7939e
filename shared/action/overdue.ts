import type { Action } from './action.ts';

/** An action that is overdue by more than this many days goes to the chairs (product.md, "The week" 7). */
const settleAfterDays = 7;

/** Tells whether an open action is past its date. `today` is a calendar date where its owner is. */
export function isOverdue({ state, dueOn }: Pick<Action, 'state' | 'dueOn'>, today: string): boolean {
  return state === 'open' && dueOn !== null && dueOn < today;
}

/** Tells whether an action has been overdue for so long that the chairs are asked to settle it. */
export function isToSettle(action: Pick<Action, 'state' | 'dueOn'>, today: string): boolean {
  return isOverdue(action, today) && daysBetween(action.dueOn ?? today, today) > settleAfterDays;
}

/** Whole days from one calendar date to another. Without Temporal, which the browser is not to load for it. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
