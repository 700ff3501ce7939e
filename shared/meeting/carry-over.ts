import type { Action } from '../action/action.ts';
import type { CarriedOver } from './compose.ts';
import type { AgendaItem, Meeting } from './meeting.ts';

/**
 * What the next meeting takes over from one that is closed: items not discussed, deferred, or with an open action
 * (product.md, "The week" 6). Standing items come back by themselves; parked ones wait in the parking lot.
 */
export function toCarriedOver(meeting: Meeting, openActions: readonly Action[]): CarriedOver[] {
  return meeting.items.flatMap((item) => {
    const lineage = toLineage(item);
    const because = whyCarriedOver(item, lineage, openActions);
    if (because === null) return [];
    return [{ item, lineage, ...toAge(item, meeting), because }];
  });
}

/** Where it first came up, and how often it will then have been carried over. */
function toAge({ origin }: AgendaItem, { date }: Meeting): Pick<CarriedOver, 'fromDate' | 'weeks'> {
  if (origin.kind !== 'carried-over') return { fromDate: date, weeks: 1 };
  return { fromDate: origin.fromDate, weeks: origin.weeks + 1 };
}

/** A carried item is a new one each week; an action stays with the one under which it came up. */
function toLineage({ id, origin, merged }: AgendaItem): string[] {
  const own = [id, ...merged.map((one) => one.id)];
  return origin.kind === 'carried-over' ? [...origin.lineage, ...own] : own;
}

function whyCarriedOver(
  item: AgendaItem,
  lineage: readonly string[],
  openActions: readonly Action[],
): CarriedOver['because'] | null {
  if (item.origin.kind === 'standing' || item.outcome === 'parked' || item.outcome === 'dropped') return null;
  if (item.outcome === 'open') return 'not-discussed';
  if (item.outcome === 'deferred') return 'deferred';
  const isFromHere = ({ source }: Action) =>
    source.kind === 'meeting' && source.itemId !== null && lineage.includes(source.itemId);
  return openActions.some((action) => action.state === 'open' && isFromHere(action)) ? 'open-action' : null;
}
