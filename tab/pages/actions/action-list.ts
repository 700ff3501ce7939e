import type { ActionView } from '../../../shared/api/views.ts';

/** Which actions the address asks for: what was dropped is called settled. */
export function toState(params: URLSearchParams): ActionView['state'] {
  const state = params.get('state');
  return state === 'settled' ? 'dropped' : state === 'done' ? 'done' : 'open';
}

/** By date, the most overdue first; those without a date come last, each in the order in which they were given. */
export function byDue(actions: readonly ActionView[]): ActionView[] {
  return [...actions].sort((one, other) => {
    if (one.dueOn === other.dueOn) return 0;
    if (one.dueOn === null) return 1;
    return other.dueOn === null || one.dueOn < other.dueOn ? -1 : 1;
  });
}
