import type { Actor } from '../core/actor.ts';
import { toEvent, unchanged, type Context, type Decision, type DomainEvent } from '../core/decide.ts';
import { DomainError } from '../core/errors.ts';
import { toDefaultSettings, type PersonSettings, type PersonSettingsEdit } from './settings.ts';
import { withEdit } from './with-edit.ts';

export interface PersonSettingsCommand {
  kind: 'change';
  personId: string;
  edit: PersonSettingsEdit;
}

export type PersonSettingsEvent = DomainEvent<'person.settings-changed', { personId: string }>;

/**
 * Decides about one person's settings. Where none are stored, the defaults are changed; setting what is set changes
 * nothing.
 *
 * @throws DomainError `not-allowed` for anybody else than the person, `invalid-input` with every field that is wrong.
 */
export function decidePersonSettings(
  state: PersonSettings | null,
  { personId, edit }: PersonSettingsCommand,
  context: Context,
): Decision<PersonSettings, PersonSettingsEvent> {
  if (!isOwn(context.actor, personId)) throw new DomainError('not-allowed', { allowedRoles: [] });
  const before = state ?? toDefaultSettings(personId);
  const next = withEdit(before, edit);
  // The defaults are stored once somebody has confirmed them, so that later defaults do not change them.
  if (state !== null && isSame(state, next)) return unchanged(state);
  return { state: next, events: [toEvent(context, 'person.settings-changed', { personId })] };
}

function isOwn(actor: Actor, personId: string): boolean {
  return actor.kind === 'system' || actor.personId === personId;
}

function isSame(one: PersonSettings, other: PersonSettings): boolean {
  return JSON.stringify(toComparable(one)) === JSON.stringify(toComparable(other));
}

/** The values in one order, for storage keeps none. */
function toComparable({ workingHours: { from, to }, ...rest }: PersonSettings): unknown {
  const values = { ...rest, from, to };
  return Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
}
