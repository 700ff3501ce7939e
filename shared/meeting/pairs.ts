import { toCustomerKey } from '../core/customers.ts';
import type { AgendaItem } from './meeting.ts';

/** What pairing needs of an agenda item: the names of customers that were recognised in it. */
export type PairableItem = Pick<AgendaItem, 'id' | 'department' | 'outcome'> & {
  customers: readonly string[];
  /** What was merged into it goes with it. */
  merged?: readonly { customers: readonly string[] }[];
};

/** Two items of the two departments about one customer; the item that comes first on the agenda is first. */
export interface AgendaPair {
  /** As the first of the two items names it. */
  customer: string;
  itemIds: [string, string];
}

/**
 * The pairs of an agenda (product.md, "The week" 3): each item that is still open, taken in the order given, goes
 * together with the next one of another department that shares a customer by `toCustomerKey`. An item is in one pair at
 * most; items without a department are in none.
 */
export function toPairs(items: readonly PairableItem[]): AgendaPair[] {
  let left = items
    .filter(({ outcome, department }) => outcome === 'open' && department !== null)
    .map((item) => ({ item, names: toNamesByKey([item, ...(item.merged ?? [])]) }));
  const pairs: AgendaPair[] = [];
  while (left.length > 1) {
    const [first, ...others] = left;
    const found = first === undefined ? null : findPartner(first, others);
    if (found !== null) pairs.push(found);
    left = others.filter(({ item }) => item.id !== found?.itemIds[1]);
  }
  return pairs;
}

interface Candidate {
  item: PairableItem;
  names: Map<string, string>;
}

function findPartner({ item, names }: Candidate, others: readonly Candidate[]): AgendaPair | null {
  for (const other of others) {
    if (other.item.department === item.department) continue;
    const shared = [...names].find(([key]) => other.names.has(key));
    if (shared !== undefined) return { customer: shared[1], itemIds: [item.id, other.item.id] };
  }
  return null;
}

/** Customers by what two spellings of one share, as first written. */
function toNamesByKey(items: readonly { customers: readonly string[] }[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of items.flatMap(({ customers }) => customers)) {
    const key = toCustomerKey(name);
    if (key !== '' && !names.has(key)) names.set(key, name);
  }
  return names;
}
