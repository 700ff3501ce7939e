import type { CheckIn, CheckInEntry } from '../check-in/check-in.ts';
import type { AgendaSection, Series } from '../series/series.ts';
import { planMinutes } from './minutes-plan.ts';
import { agendaLimit, titleLimit, type AgendaItem, type ItemOrigin, type MergedItem } from './meeting.ts';
import { firstRankOf, inOrder, nextRank } from './order.ts';

/** An item of an earlier meeting that is not finished. */
export interface CarriedOver {
  item: AgendaItem;
  /** The ids that the item had in all meetings before, oldest first, its own last. */
  lineage: string[];
  fromDate: string;
  weeks: number;
  because: Extract<ItemOrigin, { kind: 'carried-over' }>['because'];
}

export interface AgendaSources {
  series: Pick<Series, 'departments' | 'template'>;
  checkIns: readonly CheckIn[];
  carriedOver: readonly CarriedOver[];
}

export interface AgendaState {
  items: readonly AgendaItem[];
  /** Keys of sources whose items were taken off by hand. */
  removed: readonly string[];
  /** New items are marked late once the agenda has been posted. */
  posted: boolean;
}

/** What an item is to be, before it has an id, a rank and minutes. */
type Wanted = Pick<
  AgendaItem,
  'section' | 'title' | 'department' | 'presenterId' | 'origin' | 'customers' | 'merged'
> & {
  /** Minutes that somebody asked for. */
  minutes: number | null;
};

/**
 * Builds the agenda from the template, the check-ins and what was carried over (product.md, "The week" 3). Built again
 * it changes nothing; items that people proposed or edited stay as they are, and an item whose source was withdrawn
 * goes as long as nobody has touched it. What no longer fits on a full agenda stays out.
 *
 * @returns the items in order, with planned minutes shared out inside each section of the template.
 */
export function composeAgenda(sources: AgendaSources, state: AgendaState, newId: () => string): AgendaItem[] {
  const mergedKeys = new Set(
    state.items.flatMap(({ merged }) => merged.map((one) => toOriginKey(one.origin))),
  );
  const isLeftOut = (key: string) => state.removed.includes(key) || mergedKeys.has(key);
  const wanted = toWanted(sources).filter(({ origin }) => !isLeftOut(toOriginKey(origin)));
  const wantedKeys = new Set(
    wanted.flatMap((one) => [one, ...one.merged]).map(({ origin }) => toOriginKey(origin)),
  );
  const kept = state.items.filter(
    (item) => isByHand(item) || wantedKeys.has(toOriginKey(item.origin)) || isTouched(item),
  );
  const items = kept.map((item) => ({ ...item }));
  for (const one of wanted) {
    const existing = items.find((item) => toOriginKey(item.origin) === toOriginKey(one.origin));
    if (existing !== undefined) update(existing, one);
    else if (items.length < agendaLimit) {
      items.push(toItem(one, items, { late: state.posted, id: newId() }));
    }
  }
  return planMinutes(inOrder(items), sources.series.template).map((item) => withVersion(item, state.items));
}

/** Brings an item to what its source says now, but for what people have edited. */
function update(item: AgendaItem, { title, customers, minutes }: Wanted): void {
  if (item.edited.title === undefined) Object.assign(item, { title, customers });
  const { plannedMinutes: editedIn, ...edited } = item.edited;
  if (editedIn !== undefined && editedIn > 1) return;
  item.edited = minutes === null ? edited : { ...edited, plannedMinutes: 1 };
  item.plannedMinutes = minutes ?? item.plannedMinutes;
}

/** Two items with the same key come from the same source. */
export function toOriginKey(origin: ItemOrigin): string {
  switch (origin.kind) {
    case 'standing':
      return `standing:${origin.section}:${origin.department ?? ''}`;
    case 'check-in':
      return `check-in:${origin.entryId}`;
    case 'carried-over':
      return `carried-over:${origin.itemId}`;
    case 'parked':
      return `parked:${origin.parkedId}`;
    case 'proposed':
      return 'proposed';
  }
}

/** What a person put on the agenda stays until a person takes it off. */
export function isByHand({ origin }: Pick<AgendaItem, 'origin'>): boolean {
  return origin.kind === 'proposed' || origin.kind === 'parked';
}

function toWanted({ series, checkIns, carriedOver }: AgendaSources): Wanted[] {
  const standing = series.template.flatMap(({ section }) => toStanding(section, series));
  const entries = checkIns
    .filter(({ state }) => state === 'sent')
    .flatMap((checkIn) =>
      checkIn.entries.filter(isForDiscussion).map((entry) => toEntryItem(checkIn, entry)),
    );
  return [...standing, ...entries, ...carriedOver.map(toCarriedItem)];
}

/** Only what is marked "discuss" or addressed to the other side becomes an item; the rest is read beforehand. */
export function isForDiscussion({ section, discuss }: Pick<CheckInEntry, 'section' | 'discuss'>): boolean {
  return discuss || section === 'asks';
}

function toStanding(section: AgendaSection, { departments }: AgendaSources['series']): Wanted[] {
  const base = { section, title: '', presenterId: null, customers: [], merged: [], minutes: null };
  if (section === 'departments') {
    return departments.map(({ id }) => ({
      ...base,
      department: id,
      origin: { kind: 'standing', section, department: id },
    }));
  }
  if (section === 'asks' || section === 'carried-over') return [];
  return [{ ...base, department: null, origin: { kind: 'standing', section, department: null } }];
}

function toEntryItem({ department, personId }: CheckIn, entry: CheckInEntry): Wanted {
  const { id, section, text, minutes, customers } = entry;
  return {
    minutes,
    customers,
    merged: [],
    section:
      section === 'wins' ? 'wins' : section === 'asks' || section === 'concerns' ? 'asks' : 'departments',
    title: toTitle(text),
    department,
    presenterId: personId,
    origin: { kind: 'check-in', entryId: id, personId, section },
  };
}

/** The line as far as it fits, without half a character at its end. */
function toTitle(line: string): string {
  return line.slice(0, titleLimit).replace(/[\uD800-\uDBFF]$/u, '');
}

function toCarriedItem({ item, lineage, fromDate, weeks, because }: CarriedOver): Wanted {
  return {
    section: 'carried-over',
    title: item.title,
    department: item.department,
    presenterId: item.presenterId,
    customers: item.customers,
    merged: item.merged,
    minutes: null,
    origin: { kind: 'carried-over', itemId: item.id, lineage, fromDate, weeks, because },
  };
}

function toItem(
  { minutes, ...wanted }: Wanted,
  items: readonly AgendaItem[],
  { late, id }: Pick<AgendaItem, 'late' | 'id'>,
): AgendaItem {
  const { origin, section } = wanted;
  return {
    ...wanted,
    id,
    version: 0,
    // Minutes that somebody asked for are not shared out anew.
    edited: minutes === null ? {} : { plannedMinutes: 1 },
    rank: origin.kind === 'standing' ? toStandingRank(origin, items) : nextRank(items, section),
    plannedMinutes: minutes ?? 0,
    merged: toStillMerged(wanted, items),
    late: late && origin.kind !== 'standing',
    outcome: 'open',
    usedSeconds: 0,
    notes: '',
    decisions: [],
  };
}

/** What was merged last week comes merged, but for what stands on the agenda by itself. */
function toStillMerged({ merged }: Pick<Wanted, 'merged'>, items: readonly AgendaItem[]): MergedItem[] {
  const keys = new Set(items.map(({ origin }) => toOriginKey(origin)));
  return merged.filter(({ origin }) => !keys.has(toOriginKey(origin)));
}

/** Standing items open their section, also when they come later than others. */
function toStandingRank(origin: ItemOrigin & { kind: 'standing' }, items: readonly AgendaItem[]): number {
  const before = items.filter(
    (item) => item.origin.kind === 'standing' && item.origin.section === origin.section,
  ).length;
  return firstRankOf(origin.section) - 1000 + before;
}

function isTouched(item: AgendaItem): boolean {
  return (
    item.outcome !== 'open' ||
    item.notes !== '' ||
    item.decisions.length > 0 ||
    item.merged.length > 0 ||
    Object.values(item.edited).some((version) => version > 1)
  );
}

/** A changed or new item gets its next version; one that stayed the same keeps its object. */
function withVersion(item: AgendaItem, before: readonly AgendaItem[]): AgendaItem {
  const old = before.find(({ id }) => id === item.id);
  if (old === undefined) return { ...item, version: 1 };
  const same =
    old.title === item.title &&
    old.plannedMinutes === item.plannedMinutes &&
    old.edited.plannedMinutes === item.edited.plannedMinutes &&
    old.customers.join() === item.customers.join();
  return same ? old : { ...item, version: old.version + 1 };
}
