import type { Role } from '../core/actor.ts';

/** Who may do what with a meeting (product.md, "People"). */
export const meetingPermissions = {
  propose: ['chair', 'representative', 'member'],
  /** Notes and decisions: what was said belongs to everybody who was there. */
  capture: ['chair', 'representative', 'member'],
  order: ['chair'],
  removeAny: ['chair'],
  run: ['chair', 'representative'],
  close: ['chair'],
} as const satisfies Record<string, readonly Role[]>;
