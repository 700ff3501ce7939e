import type { Series } from '../series/series.ts';
import { findPerson } from '../series/people.ts';

export interface Substitute {
  personId: string;
  name: string;
}

/**
 * Who can answer in a person's place: everybody of the same department in one of the person's series, by name. Guests
 * cannot.
 */
export function findSubstitutes(allSeries: readonly Series[], personId: string): Substitute[] {
  const found = new Map<string, Substitute>();
  for (const series of allSeries) {
    const department = findPerson(series, personId)?.department;
    for (const person of series.people) {
      const isColleague = person.department === department && person.role !== 'guest';
      if (isColleague && person.personId !== personId) {
        found.set(person.personId, { personId: person.personId, name: person.name });
      }
    }
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
