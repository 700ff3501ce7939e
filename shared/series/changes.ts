import { toAuthor } from '../core/actor.ts';
import type { Context } from '../core/decide.ts';
import type { Series, SettingChange } from './series.ts';

/** So many changes are kept; older ones are dropped. */
const keptChanges = 200;
const textLimit = 300;

/** The series with one more line in its list of who changed what when. */
export function withChange(
  state: Series,
  { field, before, after }: Pick<SettingChange, 'field' | 'before' | 'after'>,
  { now, actor }: Context,
): Series {
  const change: SettingChange = {
    at: now,
    by: toAuthor(actor),
    field,
    before: before.slice(0, textLimit),
    after: after.slice(0, textLimit),
  };
  return { ...state, changes: [...state.changes, change].slice(-keptChanges) };
}

/** A setting as a short text: the same for the same values, in whatever order their fields come. */
export function toSettingText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(toSorted(value));
}

function toSorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, toSorted(one)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
