import { requireRole } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { findLanguageTag, isBlank, withoutControls } from '../core/text.ts';
import { readZone } from '../core/zones.ts';
import { toSettingText, withChange } from './changes.ts';
import { toSeriesEvent, type SeriesDecision } from './events.ts';
import { seriesPermissions } from './permissions.ts';
import { editableSeriesFields, type Department, type EditableSeriesField, type Series } from './series.ts';

/** What chairs may change; an absent field stays. */
export type SeriesEdit = { [Field in EditableSeriesField]?: Series[Field] | undefined };

/** Changes settings. @throws DomainError `edited-meanwhile` only where the same setting changed meanwhile. */
export function editSettings(
  state: Series,
  { seenRevision, edit }: { seenRevision: number; edit: SeriesEdit },
  context: Context,
): SeriesDecision {
  requireRole(context.actor, seriesPermissions.edit);
  requireValid(state, edit);
  const wanted: Series = { ...state, ...toRead(edit) };
  const changed = editableSeriesFields.filter(
    (field) => toSettingText(wanted[field]) !== toSettingText(state[field]),
  );
  if (changed.length === 0) return unchanged(state);
  for (const field of changed) requireSeen(state, field, { seenRevision, yours: wanted[field] });
  const revision = state.revision + 1;
  const edited = { ...state.edited, ...Object.fromEntries(changed.map((field) => [field, revision])) };
  let next: Series = { ...wanted, revision, edited };
  for (const field of changed) {
    const change = { field, before: toSettingText(state[field]), after: toSettingText(next[field]) };
    next = withChange(next, change, context);
  }
  const isPlan = changed.includes('schedule') || changed.includes('holidays');
  return {
    state: next,
    events: [
      toSeriesEvent(next, 'series.settings-changed', context),
      ...(isPlan ? [toSeriesEvent(next, 'series.schedule-changed', context)] : []),
    ],
  };
}

function requireSeen(
  state: Series,
  field: EditableSeriesField,
  { seenRevision, yours }: { seenRevision: number; yours: unknown },
): void {
  if ((state.edited[field] ?? 1) <= seenRevision) return;
  throw new DomainError('edited-meanwhile', {
    field,
    current: state[field],
    yours,
    version: state.revision,
  });
}

function requireValid(state: Series, { name, language, departments }: SeriesEdit): void {
  if (name !== undefined && isBlank(name)) refuseField('name', 'required');
  if (language !== undefined && findLanguageTag(language) === null)
    refuseField('language', 'unknown-language');
  if (departments === undefined) return;
  if (!hasSameIds(state.departments, departments)) refuseField('departments', 'unknown-department');
  if (departments.some((one) => isBlank(one.name))) refuseField('departments', 'required');
}

/** Names and order may change; ids are what people and items refer to. */
function hasSameIds(before: readonly Department[], after: readonly Department[]): boolean {
  const sorted = (list: readonly Department[]) =>
    list
      .map(({ id }) => id)
      .sort()
      .join();
  return sorted(before) === sorted(after);
}

/** The given fields: names without spaces around them, the zone as the IANA database spells it. */
function toRead({ name, departments, schedule, ...edit }: SeriesEdit): Partial<Series> {
  const read: SeriesEdit = {
    name: name === undefined ? undefined : withoutControls(name).trim(),
    departments: departments?.map((one) => ({ ...one, name: withoutControls(one.name).trim() })),
    schedule: schedule && { ...schedule, zone: readZone(schedule.zone, 'schedule.zone') },
  };
  return toDefined({ ...edit, ...read });
}

function toDefined(edit: SeriesEdit): Partial<Series> {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
}
