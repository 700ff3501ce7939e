import { roles } from '../../../../shared/core/actor.ts';
import type { SeriesSettingsView } from '../../../../shared/api/views.ts';
import type { SettingChange } from '../../../../shared/series/series.ts';
import type { Text } from '../../../text/text-context.ts';
import { sections } from './sections.ts';

const settingFields = [
  'name',
  'language',
  'departments',
  'schedule',
  'template',
  'holidays',
  'reminders',
  'graceMinutes',
  'customers',
  'informed',
] as const;

export interface ChangeText {
  field: string;
  /** What differs, in words; null where the record keeps only the beginning of a long value. */
  before: string | null;
  after: string | null;
}

/** A change in the reader's words, with only those lines that differ. */
export function toChangeText(change: SettingChange, settings: SeriesSettingsView, text: Text): ChangeText {
  if (change.field.startsWith('people.')) {
    return {
      field: change.field.slice('people.'.length),
      before: toPersonText(change.before, settings, text),
      after: toPersonText(change.after, settings, text),
    };
  }
  const known = settingFields.find((name) => name === change.field);
  const field = known === undefined ? change.field : text.t(`tab.settings.field.${known}`);
  const toLines = (value: string) => describe({ field: change.field, value }, settings, text);
  const before = toLines(change.before);
  const after = toLines(change.after);
  if (before === null || after === null) return { field, before: null, after: null };
  return { field, before: toDifference(before, after), after: toDifference(after, before) };
}

/** The setting that a stored text stands for, in words. */
function describe(
  { field, value }: { field: string; value: string },
  settings: SeriesSettingsView,
  text: Text,
): string[] | null {
  const section = sections.find(({ fields }) => fields.some((name) => name === field));
  if (section === undefined) return null;
  try {
    const parsed: unknown = field === 'name' || field === 'language' ? value : JSON.parse(value);
    return section.describe({ ...settings, [field]: parsed }, text);
  } catch {
    return null;
  }
}

function toDifference(lines: readonly string[], others: readonly string[]): string {
  return lines.filter((line) => !others.includes(line)).join('; ');
}

/** `sales, chair, 2026-12-03` in words. */
function toPersonText(value: string, { departments }: SeriesSettingsView, { t, format }: Text): string {
  const [departmentId = '', role = '', until] = value.split(', ');
  const department = departments.find(({ id }) => id === departmentId)?.name ?? t('tab.settings.neither');
  const known = roles.find((one) => one === role);
  if (until !== undefined) return `${department}, ${t('tab.settings.acting', { date: format.date(until) })}`;
  return `${department}, ${known === undefined ? role : t(`tab.settings.role.${known}`)}`;
}
