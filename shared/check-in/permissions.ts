import type { Actor } from '../core/actor.ts';

/** A check-in belongs to the person who is asked; nobody answers in somebody else's name. */
export function canAnswer(actor: Actor, personId: string): boolean {
  return actor.kind === 'system' || actor.personId === personId;
}
