import type { Action } from '../action/action.ts';
import type { CarriedOver } from './compose.ts';
import type { AgendaItem, Meeting, MergedItem } from './meeting.ts';
import { firstRankOf } from './order.ts';

/**
 * What the next meeting takes over from one that is closed: items not discussed, deferred, or with an open action
 * (product.md, "The week" 6). Standing items come back by themselves; parked ones wait in the parking lot.
 */
export function toCarriedOver(meeting: Meeting, openActions: readonly Action[]): CarriedOver[] {
  return meeting.items.flatMap((item) => {
    const lineage = toLineage(item);
    const because = whyCarriedOver(item, lineage, openActions);
    if (because === null) return [];
    const merged = item.merged.map((one) => toCarriedMerged(one, meeting, because));
    return [{ item: { ...item, merged }, lineage, ...toOldest(item, meeting), because }];
  });
}

type Age = Pick<CarriedOver, 'fromDate' | 'weeks'>;

/** What is merged is as old as the oldest of it: merging makes nothing young again. */
function toOldest({ merged, ...item }: AgendaItem, meeting: Meeting): Age {
  return merged
    .map((one) => toAge(one, meeting))
    .reduce((oldest, age) => (age.weeks > oldest.weeks ? age : oldest), toAge(item, meeting));
}

/** Where it first came up, and how often it will then have been carried over. */
function toAge({ origin }: MergedItem, { date }: Meeting): Age {
  if (origin.kind !== 'carried-over') return { fromDate: date, weeks: 1 };
  return { fromDate: origin.fromDate, weeks: origin.weeks + 1 };
}

/** Notes and decisions stay in the minutes of the meeting in which they were put down. */
function toCarriedMerged(one: MergedItem, meeting: Meeting, because: CarriedOver['because']): MergedItem {
  const age = toAge(one, meeting);
  const origin: MergedItem['origin'] = {
    kind: 'carried-over',
    itemId: one.id,
    lineage: toOwnLineage(one),
    ...age,
    because,
  };
  const place = { section: 'carried-over' as const, rank: firstRankOf('carried-over') };
  const nothingYet = { version: 1, edited: {}, late: false, usedSeconds: 0, notes: '', decisions: [] };
  return { ...one, origin, ...place, ...nothingYet };
}

/** A carried item is a new one each week; an action stays with the one under which it came up. Each id stands once. */
function toLineage({ merged, ...item }: AgendaItem): string[] {
  return [...new Set([...merged.flatMap(toOwnLineage), ...toOwnLineage(item)])];
}

function toOwnLineage({ id, origin }: MergedItem): string[] {
  const earlier = origin.kind === 'carried-over' ? origin.lineage : [];
  return [...earlier.filter((one) => one !== id), id];
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
