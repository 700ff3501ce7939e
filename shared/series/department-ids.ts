import { fold } from '../core/text.ts';

const idPattern = /^[a-z][a-z0-9-]{0,31}$/u;

/** Ids made of the departments' names where that is possible: they differ, and none is the word for people of none. */
export function toDepartmentIds(names: readonly string[]): string[] {
  const made = names.map((name) =>
    fold(name)
      .replace(/[^a-z0-9]+/gu, '-')
      .slice(0, 32)
      .replace(/^-+|-+$/gu, ''),
  );
  const isUsable = (id: string, place: number) =>
    idPattern.test(id) && id !== 'neither' && made.indexOf(id) === place;
  return made.map((id, place) => (isUsable(id, place) ? id : `department-${(place + 1).toString()}`));
}
