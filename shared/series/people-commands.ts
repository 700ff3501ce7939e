import { requireRole, toAuthor, type Role } from '../core/actor.ts';
import { toEvent, unchanged, type Context } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { toDateIn } from '../core/time.ts';
import { withChange } from './changes.ts';
import { toSeriesEvent, type SeriesDecision } from './events.ts';
import { requirePerson } from './people.ts';
import { seriesPermissions } from './permissions.ts';
import type { Series, SeriesPerson } from './series.ts';

export interface PersonEdit {
  department?: string | undefined;
  role?: Role | undefined;
}

interface PersonChange {
  personId: string;
  edit: PersonEdit;
}

/** A department has exactly this many chairs at most; an acting one does not count. */
const chairsPerDepartment = 1;

/**
 * Says which department somebody belongs to and what they are. A chair may do so for anybody; everybody else may choose
 * their own department as long as they have none.
 */
export function setPerson(state: Series, { personId, edit }: PersonChange, context: Context): SeriesDecision {
  const person = requirePerson(state, personId, 'personId');
  requireMayChange(person, edit, context);
  if (isAboutChairs(person, edit)) requireLeader(state, context);
  const department = edit.department ?? person.department;
  requireDepartment(state, department);
  const isSameRole = edit.role === undefined || (edit.role === person.role && person.acting === null);
  if (person.department === department && isSameRole) return unchanged(state);
  // Whoever stands in for a chair does so for their own department only.
  const role = edit.role ?? person.acting?.role ?? person.role;
  const next: SeriesPerson = { ...person, department, role, acting: null };
  requireChairs(state, next);
  return save(state, next, context);
}

function isAboutChairs(person: SeriesPerson, { role }: PersonEdit): boolean {
  return role !== undefined && (person.role === 'chair' || role === 'chair');
}

/** Who chairs is decided by the chairs themselves, not by those who stand in for them. */
function requireLeader({ people }: Series, { actor }: Context): void {
  const own = people.find(({ personId }) => personId === toAuthor(actor));
  if (own !== undefined && own.acting !== null)
    throw new DomainError('not-allowed', { allowedRoles: ['chair'] });
}

function requireDepartment({ departments }: Series, department: string): void {
  if (department !== 'neither' && !departments.some(({ id }) => id === department)) {
    refuseField('department', 'unknown-department');
  }
}

function requireMayChange(person: SeriesPerson, { role }: PersonEdit, { actor }: Context): void {
  const isOwnChoice =
    toAuthor(actor) === person.personId && role === undefined && person.department === 'neither';
  requireRole(actor, isOwnChoice ? seriesPermissions.chooseDepartment : seriesPermissions.edit);
}

/**
 * Each department keeps a chair: the settings belong to somebody. A chair may leave once somebody stands in for them,
 * and whoever stands in may then become the chair.
 */
function requireChairs({ people, departments }: Series, next: SeriesPerson): void {
  if (next.role === 'chair' && next.department === 'neither') refuseField('department', 'required');
  const after = people.map((one) => (one.personId === next.personId ? next : one));
  for (const { id } of departments) {
    const toChairs = (all: readonly SeriesPerson[]) =>
      all.filter(({ role, department }) => role === 'chair' && department === id);
    const [had, has] = [toChairs(people), toChairs(after)];
    if (has.length === 0 && had.length > 0) refuseField('role', 'last-chair');
    const [hadLeaders, leaders] = [had.filter(isNotActing), has.filter(isNotActing)];
    if (leaders.length > chairsPerDepartment && leaders.length > hadLeaders.length) {
      refuseField('role', 'second-chair');
    }
  }
}

function isNotActing({ acting }: SeriesPerson): boolean {
  return acting === null;
}

/** Takes people of the channel into the series; those who are in it already stay as they are. */
export function addPeople(state: Series, people: readonly SeriesPerson[], context: Context): SeriesDecision {
  requireRole(context.actor, seriesPermissions.edit);
  const known = new Set(state.people.map(({ personId }) => personId));
  const added = [...new Map(people.map((one) => [one.personId, one])).values()].filter(
    ({ personId }) => !known.has(personId),
  );
  if (added.length === 0) return unchanged(state);
  const next: Series = { ...state, people: [...state.people, ...added], revision: state.revision + 1 };
  return { state: next, events: [toSeriesEvent(next, 'series.people-changed', context)] };
}

/** Lets somebody stand in for the chair of their department until the end of a date. */
export function setActing(
  state: Series,
  { personId, until }: { personId: string; until: string },
  context: Context,
): SeriesDecision {
  requireRole(context.actor, seriesPermissions.edit);
  requireLeader(state, context);
  const person = requirePerson(state, personId, 'personId');
  if (person.department === 'neither' || person.role === 'guest') refuseField('personId', 'unknown-person');
  if (until < toDateIn(state.schedule.zone, context.now)) refuseField('until', 'out-of-range');
  if (person.role === 'chair' && person.acting === null) {
    throw new DomainError('wrong-state', { record: 'person', state: 'chair' });
  }
  if (person.acting?.until === until) return unchanged(state);
  const before = person.acting?.role ?? person.role;
  const saved = save(state, { ...person, role: 'chair', acting: { until, role: before } }, context);
  const data = { seriesId: state.id, personId, until };
  return { ...saved, events: [...saved.events, toEvent(context, 'series.acting-set', data)] };
}

/**
 * Makes somebody what they were before they stood in for a chair. Where the chair has left meanwhile, whoever stands in
 * succeeds when their time is over; nobody else ends it before.
 */
export function endActing(state: Series, personId: string, context: Context): SeriesDecision {
  requireRole(context.actor, seriesPermissions.edit);
  const person = state.people.find((one) => one.personId === personId);
  if (person === undefined || person.acting === null) return unchanged(state);
  const before: SeriesPerson = { ...person, role: person.acting.role, acting: null };
  const isLedByOthers = state.people.some(
    (one) => one.personId !== personId && one.role === 'chair' && one.department === person.department,
  );
  if (isLedByOthers) return save(state, before, context);
  if (context.actor.kind === 'person') refuseField('role', 'last-chair');
  return save(state, { ...person, acting: null }, context);
}

function save(state: Series, next: SeriesPerson, context: Context): SeriesDecision {
  const before = requirePerson(state, next.personId, 'personId');
  const people = state.people.map((one) => (one.personId === next.personId ? next : one));
  const change = { field: `people.${next.name}`, before: toText(before), after: toText(next) };
  const changed = withChange({ ...state, people, revision: state.revision + 1 }, change, context);
  return { state: changed, events: [toSeriesEvent(changed, 'series.people-changed', context)] };
}

function toText({ department, role, acting }: SeriesPerson): string {
  return [department, role, ...(acting === null ? [] : [acting.until])].join(', ');
}
