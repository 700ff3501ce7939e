import type { FieldProblem } from '../core/errors.ts';
import type { MessageId } from '../locales/catalogue.ts';

/** What to do about each thing that can be wrong with a field: told by the API and by the tab alike. */
export const fieldTexts = {
  required: 'field.required',
  'too-long': 'field.tooLong',
  'unknown-person': 'field.unknownPerson',
  'unknown-department': 'field.unknownDepartment',
  'unknown-item': 'field.unknownItem',
  'unknown-zone': 'field.unknownZone',
  'unknown-language': 'field.unknownLanguage',
  'not-a-date': 'field.notADate',
  'not-a-time': 'field.notATime',
  'not-later': 'field.notLater',
  'before-first-day': 'field.beforeFirstDay',
  'away-too-long': 'field.awayTooLong',
  'none-chosen': 'field.noneChosen',
  'out-of-range': 'field.outOfRange',
  'same-person': 'field.samePerson',
  'second-chair': 'field.secondChair',
  'last-chair': 'field.lastChair',
  'in-the-past': 'field.inThePast',
  'not-planned': 'field.notPlanned',
  'crosses-another': 'field.crossesAnother',
  'nothing-written': 'field.nothingWritten',
  'too-many': 'field.tooMany',
} as const satisfies Record<FieldProblem, MessageId>;
