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
