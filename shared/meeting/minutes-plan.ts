import type { AgendaTemplate } from '../series/series.ts';
import type { AgendaItem } from './meeting.ts';

/**
 * Shares the minutes of each section of the template out among its items: what people set by hand stays, the rest of
 * the section's minutes goes to the others in equal whole parts, the first ones getting what is left over, and nobody
 * less than one minute. The sum may exceed the slot; that is shown, not hidden.
 */
export function planMinutes(items: readonly AgendaItem[], template: AgendaTemplate): AgendaItem[] {
  const shares = new Map<string, number>();
  for (const { section, minutes } of template) {
    const inSection = items.filter((item) => item.section === section);
    const free = inSection.filter((item) => item.edited.plannedMinutes === undefined);
    const fixed = inSection.reduce(
      (sum, item) => sum + (item.edited.plannedMinutes === undefined ? 0 : item.plannedMinutes),
      0,
    );
    const left = Math.max(minutes - fixed, 0);
    free.forEach((item, index) => {
      const share = Math.floor(left / free.length) + (index < left % free.length ? 1 : 0);
      shares.set(item.id, Math.max(share, 1));
    });
  }
  return items.map((item) => ({ ...item, plannedMinutes: shares.get(item.id) ?? item.plannedMinutes }));
}

/** Planned minutes of all items together. */
export function totalPlanned(items: readonly AgendaItem[]): number {
  return items.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
}
