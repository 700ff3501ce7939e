/**
 * What each expected refusal carries, keyed by its code. Codes are stable: the HTTP API, the cards and the tab each
 * map every one of them, and a code that one of the three forgets does not compile.
 */
export interface DomainErrorDetails {
  /** The record is not there, or the person asking may not know that it is. */
  'not-found': { record: RecordKind };
  /** The person's role does not allow this. */
  'not-allowed': { allowedRoles: readonly string[] };
  /** The input breaks a rule; each path names a field. */
  'invalid-input': { fields: readonly InvalidField[] };
  /** Somebody else changed the same field since the version that the writer had seen. */
  'edited-meanwhile': { field: string; current: unknown; yours: unknown; version: number };
  /** The record is in a state in which this can no longer, or not yet, be done. */
  'wrong-state': { record: RecordKind; state: string };
  /** An agenda holds a limited number of items. */
  'agenda-full': { limit: number };
}

export type DomainErrorCode = keyof DomainErrorDetails;

export type RecordKind = 'series' | 'meeting' | 'agenda-item' | 'check-in' | 'action' | 'person' | 'place';

export type FieldProblem =
  | 'required'
  | 'too-long'
  | 'unknown-person'
  | 'unknown-department'
  | 'unknown-item'
  | 'unknown-zone'
  | 'unknown-language'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-later'
  | 'before-first-day'
  | 'away-too-long'
  | 'none-chosen'
  | 'out-of-range'
  | 'same-person'
  | 'second-chair'
  | 'last-chair'
  | 'in-the-past'
  | 'not-planned'
  | 'crosses-another'
  | 'nothing-written'
  | 'too-many';

export interface InvalidField {
  /** Dotted path of the field inside the input. */
  path: string;
  /** What is wrong, as the id of a sentence in the catalogue. */
  problem: FieldProblem;
  /** What may have been meant, best first, in the form that the field takes; only where something is alike. */
  suggestions?: readonly string[];
}

/** An expected refusal. It holds no text for people and no HTTP status: each edge has its own map from code to words. */
export class DomainError<Code extends DomainErrorCode = DomainErrorCode> extends Error {
  readonly code: Code;
  readonly details: DomainErrorDetails[Code];

  constructor(code: Code, details: DomainErrorDetails[Code]) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/** Tells whether an error is a refusal of the given code, and narrows its details. */
export function isDomainError<Code extends DomainErrorCode>(
  error: unknown,
  code: Code,
): error is DomainError<Code> {
  return error instanceof DomainError && error.code === code;
}

/** Refuses input because of one field. @throws DomainError `invalid-input`, always. */
export function refuseField(path: string, problem: InvalidField['problem']): never {
  throw new DomainError('invalid-input', { fields: [{ path, problem }] });
}
