import type { SeriesSettingsView } from '../../../../shared/api/views.ts';
import type { BodyOf } from '../../../api/client.ts';
import type { FormValues } from '../../../hooks/useKeptForm.ts';
import type { Text } from '../../../text/text-context.ts';

export type SeriesEditBody = BodyOf<'editSeries'>;

/** What a section needs of a series, also where the reader is not told all of it. */
export type SectionSettings<Field extends keyof SeriesSettingsView> = Pick<SeriesSettingsView, Field>;

/** Settings that are changed and saved together. */
export interface Section<Field extends keyof SeriesSettingsView & keyof SeriesEditBody> {
  /** Names what was typed in this browser's storage. */
  name: string;
  fields: readonly Field[];
  toValues: (settings: SectionSettings<Field>) => FormValues;
  /** All fields of the section; what is not a number stays out of range, so that the server refuses it. */
  toEdit: (values: FormValues) => SeriesEditBody;
  /** The settings in words, a line each. */
  describe: (settings: SectionSettings<Field>, text: Text) => string[];
}

/** A number as it was typed; -1, which nothing allows, where there is none. */
export function readNumber(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? -1 : Number(text);
}

/** The lines of a text that say something. */
export function readLines(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A wall-clock time, `10:00`, as the reader's language writes it. */
export function toTimeText(time: string, { format }: Text): string {
  return /^\d\d:\d\d$/u.test(time) ? format.time(`2024-01-01T${time}:00Z`, 'UTC') : time;
}
