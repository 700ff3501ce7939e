import { DomainError } from './errors.ts';

/** What a person is in one series (product.md, "People"). */
export type Role = 'chair' | 'representative' | 'member' | 'guest';

export const roles = ['chair', 'representative', 'member', 'guest'] as const satisfies readonly Role[];

/** A person whose identity and role in the series were verified at the edge. */
export interface PersonActor {
  kind: 'person';
  personId: string;
  role: Role;
  /** Id of the person's department, or `neither`. */
  department: string;
}

/** Work that the clock or another record caused. */
export interface SystemActor {
  kind: 'system';
}

export type Actor = PersonActor | SystemActor;

export const systemActor: SystemActor = { kind: 'system' };

/** Tells whether the actor may do what these roles may do. The system may do everything. */
export function can(actor: Actor, allowedRoles: readonly Role[]): boolean {
  return actor.kind === 'system' || allowedRoles.includes(actor.role);
}

/** Lets only actors with one of the roles pass. @throws DomainError `not-allowed`. */
export function requireRole(actor: Actor, allowedRoles: readonly Role[]): void {
  if (!can(actor, allowedRoles)) throw new DomainError('not-allowed', { allowedRoles });
}

/** Who did something, as it is stored: a person's id, or `system`. */
export function toAuthor(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : 'system';
}
