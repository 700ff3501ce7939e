import type { DomainError, DomainErrorCode, InvalidField } from '../../shared/core/errors.ts';
import { fieldTexts } from '../../shared/api/field-texts.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { MessageId } from '../../shared/locales/catalogue.ts';
import type { Translate } from '../../shared/locales/translate.ts';

/** A refusal that has nothing to do with the domain: how a request was made. */
export type RequestErrorCode =
  | 'unauthenticated'
  | 'unknown-route'
  | 'invalid-json'
  | 'invalid-input'
  | 'too-large'
  | 'not-json'
  | 'if-match-missing'
  | 'key-reused'
  | 'key-running'
  | 'not-local'
  | 'not-a-member'
  | 'unavailable'
  | 'database-unavailable'
  | 'storage-full'
  | 'busy'
  | 'too-slow'
  | 'unexpected';

/** One wrong field: a sentence that is ready, or one of the catalogue with its values. */
export type WrongField =
  | { path: string; problem: string }
  | { path: string; message: MessageId; values?: Record<string, string | number> };

/** A refused request. `errors` names the fields, where there are any. */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  readonly errors: readonly WrongField[] | undefined;

  constructor(code: RequestErrorCode, errors?: readonly WrongField[]) {
    super(code);
    this.name = 'RequestError';
    this.code = code;
    this.errors = errors;
  }
}

interface Answer {
  status: number;
  title: MessageId;
  /** What to do next. */
  detail: MessageId;
  /** When it is worth trying again, in seconds. */
  retryAfter?: number;
}

const domainAnswers = {
  'not-found': { status: 404, title: 'problem.notFound', detail: 'problem.notFound.detail' },
  'not-allowed': { status: 403, title: 'problem.notAllowed', detail: 'problem.notAllowed.detail' },
  'invalid-input': { status: 400, title: 'problem.invalidInput', detail: 'problem.invalidInput.detail' },
  'edited-meanwhile': {
    status: 412,
    title: 'problem.editedMeanwhile',
    detail: 'problem.editedMeanwhile.detail',
  },
  'wrong-state': { status: 409, title: 'problem.wrongState', detail: 'problem.wrongState.detail' },
  'agenda-full': { status: 409, title: 'problem.agendaFull', detail: 'problem.agendaFull.detail' },
} as const satisfies Record<DomainErrorCode, Answer>;

const requestAnswers = {
  unauthenticated: {
    status: 401,
    title: 'problem.unauthenticated',
    detail: 'problem.unauthenticated.detail',
  },
  'unknown-route': { status: 404, title: 'problem.notFound', detail: 'problem.notFound.detail' },
  'invalid-json': { status: 400, title: 'problem.invalidJson', detail: 'problem.invalidJson.detail' },
  'invalid-input': { status: 400, title: 'problem.invalidInput', detail: 'problem.invalidInput.detail' },
  'too-large': { status: 413, title: 'problem.tooLarge', detail: 'problem.tooLarge.detail' },
  'not-json': { status: 415, title: 'problem.notJson', detail: 'problem.notJson.detail' },
  'if-match-missing': {
    status: 428,
    title: 'problem.ifMatchMissing',
    detail: 'problem.ifMatchMissing.detail',
  },
  'key-reused': { status: 422, title: 'problem.keyReused', detail: 'problem.keyReused.detail' },
  'key-running': { status: 409, title: 'problem.keyRunning', detail: 'problem.keyRunning.detail' },
  'not-local': { status: 403, title: 'problem.notLocal', detail: 'problem.notLocal.detail' },
  'not-a-member': { status: 403, title: 'problem.notAMember', detail: 'problem.notAMember.detail' },
  unavailable: {
    status: 503,
    title: 'problem.unavailable',
    detail: 'problem.unavailable.detail',
    retryAfter: 2,
  },
  'database-unavailable': {
    status: 503,
    title: 'problem.databaseUnavailable',
    detail: 'problem.databaseUnavailable.detail',
    retryAfter: 5,
  },
  'storage-full': {
    status: 507,
    title: 'problem.storageFull',
    detail: 'problem.storageFull.detail',
    retryAfter: 60,
  },
  busy: { status: 503, title: 'problem.busy', detail: 'problem.busy.detail', retryAfter: 2 },
  'too-slow': { status: 503, title: 'problem.tooSlow', detail: 'problem.tooSlow.detail', retryAfter: 5 },
  unexpected: { status: 500, title: 'problem.unexpected', detail: 'problem.unexpected.detail' },
} as const satisfies Record<RequestErrorCode, Answer>;

/** The problem document of a refusal of the domain. */
export function toDomainProblem(error: DomainError, instance: string, t: Translate): Problem {
  return { ...toProblem(error.code, domainAnswers[error.code], t), instance, ...toExtra(error, t) };
}

/** The problem document of a refused or failed request. */
export function toRequestProblem(error: RequestError, instance: string, t: Translate): Problem {
  const problem = { ...toProblem(error.code, requestAnswers[error.code], t), instance };
  if (error.errors === undefined) return problem;
  const errors = error.errors.map((field) =>
    'problem' in field ? field : { path: field.path, problem: t(field.message, field.values ?? {}) },
  );
  return { ...problem, errors };
}

/** When it is worth sending a refused request again, in seconds; null where that changes nothing. */
export function toRetryAfter({ code }: RequestError): number | null {
  const answer: Answer = requestAnswers[code];
  return answer.retryAfter ?? null;
}

function toProblem(code: string, { status, title, detail }: Answer, t: Translate) {
  return { type: `urn:tandem:problem:${code}`, title: t(title), status, detail: t(detail) };
}

function toExtra({ details }: DomainError, t: Translate): Partial<Problem> {
  if ('fields' in details) return { errors: details.fields.map((field) => toFieldError(field, t)) };
  if (!('field' in details)) return {};
  const { field, current, yours, version } = details;
  return { field, current, yours, version };
}

function toFieldError({ path, problem: code, suggestions = [] }: InvalidField, t: Translate) {
  const error = { path, problem: t(fieldTexts[code]), code };
  return suggestions.length === 0 ? error : { ...error, suggestions: [...suggestions] };
}
