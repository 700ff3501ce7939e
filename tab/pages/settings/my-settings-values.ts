import type { PersonSettingsView } from '../../../shared/api/views.ts';
import type { BodyOf } from '../../api/client.ts';

/** The settings as fields of a form, by the paths that the API names in a refusal; empty where nothing is set. */
export interface MySettingsValues {
  zone: string;
  'workingHours.from': string;
  'workingHours.to': string;
  workingDays: readonly number[];
  awayFrom: string;
  awayUntil: string;
  substituteId: string;
  language: string;
  mailMinutes: boolean;
}

export function toValues(settings: PersonSettingsView): MySettingsValues {
  const { workingHours, workingDays, mailMinutes, substituteId, substitutes } = settings;
  // Somebody who has left since cannot be chosen any more.
  const isThere = substitutes.some(({ personId }) => personId === substituteId);
  return {
    zone: settings.zone ?? '',
    'workingHours.from': workingHours.from,
    'workingHours.to': workingHours.to,
    workingDays,
    awayFrom: settings.awayFrom ?? '',
    awayUntil: settings.awayUntil ?? '',
    substituteId: isThere ? (substituteId ?? '') : '',
    language: settings.language ?? '',
    mailMinutes,
  };
}

/** Those values that differ from where the form began. */
export function toChanges(before: MySettingsValues, after: MySettingsValues): Partial<MySettingsValues> {
  const changed = Object.entries(after).filter(
    ([path, value]) => String(value) !== String(before[path as keyof MySettingsValues]),
  );
  return Object.fromEntries(changed);
}

/** The request that makes these changes. */
export function toEdit(changes: Partial<MySettingsValues>, all: MySettingsValues): BodyOf<'editMySettings'> {
  const { workingDays, mailMinutes } = changes;
  const hours = { from: all['workingHours.from'], to: all['workingHours.to'] };
  const hasHours = 'workingHours.from' in changes || 'workingHours.to' in changes;
  return {
    ...toTexts(changes),
    ...(hasHours && { workingHours: hours }),
    ...(workingDays !== undefined && { workingDays: [...workingDays] }),
    ...(mailMinutes !== undefined && { mailMinutes }),
  };
}

const textPaths = ['zone', 'awayFrom', 'awayUntil', 'substituteId', 'language'] as const;

/** Texts are taken back by null. */
function toTexts(changes: Partial<MySettingsValues>): BodyOf<'editMySettings'> {
  const given = textPaths.filter((path) => changes[path] !== undefined);
  return Object.fromEntries(given.map((path) => [path, changes[path]?.trim() === '' ? null : changes[path]]));
}
