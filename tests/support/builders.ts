import type { Action } from '../../shared/action/action.ts';
import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { systemActor, type Actor, type PersonActor, type Role } from '../../shared/core/actor.ts';
import type { Context } from '../../shared/core/decide.ts';
import { DomainError, type DomainErrorCode } from '../../shared/core/errors.ts';
import { toEntries } from '../../shared/check-in/entries.ts';
import type { CheckInEntry } from '../../shared/check-in/check-in.ts';
import { createCustomerFinder } from '../../shared/core/customers.ts';
import { toCheckIn } from './meeting-records.ts';

/** What stands where nothing else is said: the day before the meeting of meeting-records.ts. */
export const now = '2026-11-25T08:00:00.000Z';

/** Somebody of Sales who is not in any other record. */
export function toActor(role: Role, fields: Partial<PersonActor> = {}): PersonActor {
  return { kind: 'person', personId: `some-${role}`, role, department: 'sales', ...fields };
}

export const ana = toActor('chair', { personId: 'ana' });
export const cem = toActor('representative', { personId: 'cem' });

/** Every kind of actor by name, for tables of who may do what. */
export const actors: Readonly<Record<Role | 'system', Actor>> = {
  chair: toActor('chair'),
  representative: toActor('representative'),
  member: toActor('member'),
  guest: toActor('guest'),
  system: systemActor,
};

/** Fresh ids in the order in which they are asked for: `id1`, `id2` … */
export function createIds(prefix = 'id'): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${count.toString().padStart(3, '0')}`;
  };
}

/** A decision's context; the system acts unless somebody is named. */
export function toContext(fields: Partial<Context> = {}): Context {
  return { actor: systemActor, now, newId: createIds(), ...fields };
}

/** An open action of Cem's. */
export function toAction(fields: Partial<Action> = {}): Action {
  return {
    id: 'action',
    seriesId: 'series',
    text: 'Send the price list',
    ownerId: 'cem',
    department: 'sales',
    dueOn: null,
    source: { kind: 'direct' },
    state: 'open',
    createdAt: now,
    doneAt: null,
    history: [{ at: now, by: 'cem', change: 'created', note: '' }],
    ...fields,
  };
}

/** Finds the customers of the tests' series. */
export const findCustomers = createCustomerFinder(['Contoso', 'Fabrikam']);

/** The entries of answers without marks. */
export function toEntriesOf(
  answers: CheckIn['answers'],
  before: readonly CheckInEntry[],
  newId: () => string,
): CheckInEntry[] {
  return toEntries({ answers, marks: [], before, findCustomers, newId });
}

/** A check-in as it was sent: the entries are made of the answers. */
export function toSentCheckIn(answers: CheckIn['answers'], fields: Partial<CheckIn> = {}): CheckIn {
  const { id } = toCheckIn(fields);
  const entries = toEntriesOf(answers, [], createIds(`${id}/`));
  return toCheckIn({ state: 'sent', round: 1, answeredAt: now, answers, entries, ...fields });
}

/** The refusal that a call ends in, with its details. */
export function refusalOf(call: () => unknown): { code: DomainErrorCode } & Record<string, unknown> {
  try {
    call();
  } catch (error) {
    if (error instanceof DomainError) return { ...(error.details as object), code: error.code };
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The kinds of some events, in order. */
export function kindsOf(events: readonly { kind: string }[]): string[] {
  return events.map(({ kind }) => kind);
}
