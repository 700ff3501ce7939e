import { agendaSections } from '../series/series.ts';
import type { AgendaItem } from './meeting.ts';

/** Items in the order in which they are shown and discussed. */
export function inOrder(items: readonly AgendaItem[]): AgendaItem[] {
  return [...items].sort(
    (one, other) => one.rank - other.rank || (one.id < other.id ? -1 : Number(one.id > other.id)),
  );
}

/** Ranks of one section's items start here; between two sections there is room for a million moves. */
export function firstRankOf(section: AgendaItem['section']): number {
  return (agendaSections.indexOf(section) + 1) * 1_000_000;
}

/** A rank behind all items of a section. */
export function nextRank(items: readonly AgendaItem[], section: AgendaItem['section']): number {
  const taken = items.filter((item) => item.section === section).map(({ rank }) => rank);
  return Math.max(firstRankOf(section), ...taken) + 1;
}

/** The items that are to be discussed, in order. */
export function openItems(items: readonly AgendaItem[]): AgendaItem[] {
  return inOrder(items).filter(({ outcome }) => outcome === 'open');
}

/** Tells whether only what stands on every agenda is left, and what the chairs have settled. */
export function isNothingToDiscuss(items: readonly AgendaItem[]): boolean {
  return items.every(({ origin, outcome }) => origin.kind === 'standing' || outcome === 'dropped');
}

/** Neighbours are never nearer to each other than this, so that halving the room between them always leaves some. */
const smallestGap = 1e-6;

/**
 * The rank of an item that is put at a place among others: halfway between its neighbours. Where they are too near to
 * each other, the ones behind it are pushed on, only as far as there is no room.
 *
 * @param others all other items, in order.
 */
export function toRanks(
  others: readonly AgendaItem[],
  at: number,
): { moved: number; pushed: ReadonlyMap<string, number> } {
  const before = others[at - 1]?.rank ?? (others[0]?.rank ?? 0) - 2;
  const after = others[at]?.rank ?? before + 2;
  const pushed = new Map<string, number>();
  if (after - before > smallestGap) return { moved: (before + after) / 2, pushed };
  const moved = before + 1;
  let last = moved;
  for (const { id, rank } of others.slice(at)) {
    if (rank - last > smallestGap) break;
    last += 1;
    pushed.set(id, last);
  }
  return { moved, pushed };
}
