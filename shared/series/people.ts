import type { PersonActor } from '../core/actor.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import type { Department, Series, SeriesPerson } from './series.ts';

/** The person of a series, or null. */
export function findPerson(series: Series, personId: string): SeriesPerson | null {
  return series.people.find((person) => person.personId === personId) ?? null;
}

/**
 * A person acting in a series.
 *
 * @throws DomainError `not-found` for somebody outside of it: they are told nothing about what exists.
 */
export function toActor(series: Series, personId: string): PersonActor {
  const person = findPerson(series, personId);
  if (person === null) throw new DomainError('not-found', { record: 'series' });
  return { kind: 'person', personId, role: person.role, department: person.department };
}

/** The person of a series that an input names at `path`. @throws DomainError `invalid-input` for somebody else. */
export function requirePerson(series: Series, personId: string, path: string): SeriesPerson {
  return findPerson(series, personId) ?? refuseField(path, 'unknown-person');
}

/** Those who are asked for their department's update, also while they stand in for their chair. */
export function representativesOf(series: Series): SeriesPerson[] {
  return series.people.filter(({ role, acting }) => (acting?.role ?? role) === 'representative');
}

/** The leaders, and those who stand in for one. */
export function chairsOf(series: Series): SeriesPerson[] {
  return series.people.filter(({ role }) => role === 'chair');
}

/** For each department its chair, and who stands in for them. */
export function chairsBySide(series: Series): string[][] {
  const chairs = chairsOf(series);
  return series.departments.map(({ id }) =>
    chairs.filter(({ department }) => department === id).map(({ personId }) => personId),
  );
}

/** The department that is not this one; null for somebody in neither. */
export function otherDepartment(series: Series, departmentId: string): Department | null {
  if (!series.departments.some(({ id }) => id === departmentId)) return null;
  return series.departments.find(({ id }) => id !== departmentId) ?? null;
}

/** A person's name for people to read; the id where somebody has left. */
export function nameOf(series: Series, personId: string): string {
  return findPerson(series, personId)?.name ?? personId;
}
