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
  lock: ['chair'],
  /** Merging what belongs together, and taking it apart. */
  merge: ['chair', 'representative'],
  promote: ['chair', 'representative', 'member'],
  drop: ['chair'],
  /** Skipping, moving, and saying that a meeting is not needed. */
  plan: ['chair'],
  attend: ['chair', 'representative', 'member', 'guest'],
  setAttendance: ['chair', 'representative'],
} as const satisfies Record<string, readonly Role[]>;
