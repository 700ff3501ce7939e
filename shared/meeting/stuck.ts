import type { AgendaItem } from './meeting.ts';

const settleAfterWeeks = 4;

/** An open item that was carried over this often is stuck: the chairs are asked to settle it (product.md, "The week" 7). */
export function isStuck({ origin, outcome }: Pick<AgendaItem, 'origin' | 'outcome'>): boolean {
  return origin.kind === 'carried-over' && origin.weeks >= settleAfterWeeks && outcome === 'open';
}
