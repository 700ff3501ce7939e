import { findLanguageTag } from '../core/text.ts';
import { z } from 'zod';
import { DomainError, isDomainError, type FieldProblem, type InvalidField } from '../core/errors.ts';
import { addDays } from '../core/time.ts';
import { readZone } from '../core/zones.ts';
import { wallTimeSchema, type PersonSettings, type PersonSettingsEdit } from './settings.ts';

/** Nobody is away for longer in one piece: who types more has mistyped the year. */
const longestAwayDays = 3 * 366;

const dateSchema = z.iso.date();

/**
 * Settings with an edit put into them, in the form in which they are stored: a zone by its IANA name, days in order.
 *
 * @throws DomainError `invalid-input` with every field that is wrong, so that a form can be corrected in one go.
 */
export function withEdit(before: PersonSettings, edit: PersonSettingsEdit): PersonSettings {
  const given = Object.entries(edit).filter(([, value]) => value !== undefined);
  const wanted: PersonSettings = { ...before, ...Object.fromEntries(given) };
  const fields = [...findPlainProblems(wanted), ...findHourProblems(wanted), ...findAwayProblems(wanted)];
  if (fields.length > 0) throw new DomainError('invalid-input', { fields });
  return {
    ...wanted,
    zone: wanted.zone === null ? null : readZone(wanted.zone),
    workingDays: [...new Set(wanted.workingDays)].sort((one, other) => one - other),
    language: wanted.language === null ? null : findLanguageTag(wanted.language),
  };
}

function findPlainProblems({
  id,
  zone,
  workingDays,
  substituteId,
  language,
}: PersonSettings): InvalidField[] {
  return [
    ...(zone === null ? [] : findZoneProblems(zone)),
    ...refuse('workingDays', workingDays.length === 0 && 'none-chosen'),
    ...refuse('workingDays', workingDays.some((day) => !isWeekday(day)) && 'out-of-range'),
    ...refuse('substituteId', substituteId === id && 'same-person'),
    ...refuse('language', language !== null && findLanguageTag(language) === null && 'unknown-language'),
  ];
}

function findHourProblems({ workingHours: { from, to } }: PersonSettings): InvalidField[] {
  const malformed = [
    ...refuse('workingHours.from', !isTime(from) && 'not-a-time'),
    ...refuse('workingHours.to', !isTime(to) && 'not-a-time'),
  ];
  return malformed.length > 0 ? malformed : refuse('workingHours.to', from >= to && 'not-later');
}

function findAwayProblems({ awayFrom, awayUntil }: PersonSettings): InvalidField[] {
  const malformed = [
    ...refuse('awayFrom', isNoDate(awayFrom) && 'not-a-date'),
    ...refuse('awayUntil', isNoDate(awayUntil) && 'not-a-date'),
  ];
  if (malformed.length > 0) return malformed;
  // Somebody away without an end would never hear from us again.
  if (awayFrom === null) return refuse('awayFrom', awayUntil !== null && 'required');
  if (awayUntil === null) return refuse('awayUntil', 'required');
  if (awayUntil < awayFrom) return refuse('awayUntil', 'before-first-day');
  return refuse('awayUntil', awayUntil > addDays(awayFrom, longestAwayDays) && 'away-too-long');
}

function refuse(path: string, problem: FieldProblem | false): InvalidField[] {
  return problem === false ? [] : [{ path, problem }];
}

const isTime = (text: string) => wallTimeSchema.safeParse(text).success;
const isNoDate = (text: string | null) => text !== null && !dateSchema.safeParse(text).success;
const isWeekday = (day: number) => Number.isInteger(day) && day >= 1 && day <= 7;

/** What is wrong with a zone, with what may have been meant. */
function findZoneProblems(zone: string): readonly InvalidField[] {
  try {
    readZone(zone);
    return [];
  } catch (error) {
    if (isDomainError(error, 'invalid-input')) return error.details.fields;
    throw error;
  }
}
