import { can, toAuthor, type Actor, type Role } from '../core/actor.ts';
import type { AgendaItem } from './meeting.ts';

/** Who may do what with a meeting (product.md, "People"). */
export const meetingPermissions = {
  propose: ['chair', 'representative', 'member'],
  /** Notes and decisions: what was said belongs to everybody who was there. */
  capture: ['chair', 'representative', 'member'],
  order: ['chair'],
  removeAny: ['chair'],
  run: ['chair', 'representative'],
  startEarly: ['chair'],
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

/** Tells whether somebody may take an item off: a chair any, a person what they put there, with nothing of others. */
export function mayRemove(
  { origin, notes, decisions, merged }: Pick<AgendaItem, 'origin' | 'notes' | 'decisions' | 'merged'>,
  actor: Actor,
): boolean {
  const isOwn =
    (origin.kind === 'proposed' || origin.kind === 'parked') && origin.personId === toAuthor(actor);
  const isNotedOn = notes !== '' || decisions.length > 0 || merged.length > 0;
  return (isOwn && !isNotedOn) || can(actor, meetingPermissions.removeAny);
}

/** Tells whether somebody may add to an agenda: to a locked one only those who could unlock it. */
export function mayAdd({ locked }: { locked: boolean }, actor: Actor): boolean {
  return can(actor, locked ? meetingPermissions.lock : meetingPermissions.propose);
}
