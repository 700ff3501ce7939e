import { isDeepStrictEqual } from 'node:util';

/** A part of a MongoDB update that turns one state of a record into another. */
export interface RecordUpdate {
  update: Record<string, Record<string, unknown>>;
  arrayFilters: Record<string, unknown>[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The smallest update from one state to the next: changed fields are set, and in arrays of records (elements with an
 * `id`) only the changed elements are written, so that editing one agenda item writes that item (architecture.md 3).
 * A command that adds, removes and edits elements at once writes the array, since MongoDB refuses two operators on it;
 * the version filter of the save guards that as well.
 */
export function toUpdate(before: Fields, after: Fields): RecordUpdate {
  const set: Record<string, unknown> = {};
  const unset: Record<string, unknown> = {};
  const push: Record<string, unknown> = {};
  const pull: Record<string, unknown> = {};
  const arrayFilters: Record<string, unknown>[] = [];
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[field];
    const next = after[field];
    if (old === next || isDeepStrictEqual(old, next)) continue;
    if (next === undefined) unset[field] = '';
    else if (!isRecords(old) || !isRecords(next)) set[field] = next;
    else diffRecords({ field, old, next, set, push, pull, arrayFilters });
  }
  const parts = Object.entries({ $set: set, $unset: unset, $push: push, $pull: pull });
  return {
    update: Object.fromEntries(parts.filter(([, part]) => Object.keys(part).length > 0)),
    arrayFilters,
  };
}

interface WithId {
  id: string;
}

interface ArrayDiff {
  field: string;
  old: readonly WithId[];
  next: readonly WithId[];
  set: Record<string, unknown>;
  push: Record<string, unknown>;
  pull: Record<string, unknown>;
  arrayFilters: Record<string, unknown>[];
}

function diffRecords({ field, old, next, set, push, pull, arrayFilters }: ArrayDiff): void {
  const oldById = new Map(old.map((element) => [element.id, element]));
  const nextIds = new Set(next.map(({ id }) => id));
  const added = next.filter(({ id }) => !oldById.has(id));
  const removed = old.filter(({ id }) => !nextIds.has(id));
  const edited = next.filter((element) => {
    const before = oldById.get(element.id);
    return before !== undefined && before !== element && !isDeepStrictEqual(before, element);
  });
  const kinds = [added, removed, edited].filter(({ length }) => length > 0).length;
  if (kinds !== 1 || !keepsOrder(old, next)) set[field] = next;
  else if (added.length > 0) push[field] = { $each: added };
  else if (removed.length > 0) pull[field] = { id: { $in: removed.map(({ id }) => id) } };
  else {
    for (const element of edited) {
      const name = `e${arrayFilters.length.toString()}`;
      set[`${field}.$[${name}]`] = element;
      arrayFilters.push({ [`${name}.id`]: element.id });
    }
  }
}

/** What both arrays hold stands in the same order, and new elements come last. */
function keepsOrder(old: readonly WithId[], next: readonly WithId[]): boolean {
  const oldIds = new Set(old.map(({ id }) => id));
  const nextIds = new Set(next.map(({ id }) => id));
  const kept = old.filter(({ id }) => nextIds.has(id)).map(({ id }) => id);
  const start = next.filter(({ id }) => oldIds.has(id)).map(({ id }) => id);
  return isDeepStrictEqual(kept, start) && next.slice(0, kept.length).every(({ id }, at) => id === kept[at]);
}

function isRecords(value: unknown): value is WithId[] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one)
  );
}
