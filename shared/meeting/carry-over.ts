import type { Action } from '../action/action.ts';
import type { CarriedOver } from './compose.ts';
import type { AgendaItem, Meeting } from './meeting.ts';

/**
 * What the next meeting takes over from one that is closed: items not discussed, deferred, or with an open action
 * (product.md, "The week" 6). Standing items come back by themselves; parked ones wait in the parking lot.
 */
export function toCarriedOver(meeting: Meeting, openActions: readonly Action[]): CarriedOver[] {
  return meeting.items.flatMap((item) => {
    const because = whyCarriedOver(item, openActions);
    if (because === null) return [];
    const weeks = item.origin.kind === 'carried-over' ? item.origin.weeks + 1 : 1;
    const fromDate = item.origin.kind === 'carried-over' ? item.origin.fromDate : meeting.date;
    return [{ item, fromDate, weeks, because }];
  });
}

function whyCarriedOver(item: AgendaItem, openActions: readonly Action[]): CarriedOver['because'] | null {
  if (item.origin.kind === 'standing' || item.outcome === 'parked') return null;
  if (item.outcome === 'open') return 'not-discussed';
  if (item.outcome === 'deferred') return 'deferred';
  const hasOpenAction = openActions.some(
    ({ source, state }) => state === 'open' && source.kind === 'meeting' && source.itemId === item.id,
  );
  return hasOpenAction ? 'open-action' : null;
}
