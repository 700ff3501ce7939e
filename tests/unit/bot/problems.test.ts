import { describe, expect, it } from '@jest/globals';
import {
  RequestError,
  toDomainProblem,
  toRequestProblem,
  toRetryAfter,
  type RequestErrorCode,
} from '../../../bot/http/problems.ts';
import { problemSchema } from '../../../shared/api/problem.ts';
import {
  DomainError,
  isDomainError,
  type DomainErrorCode,
  type DomainErrorDetails,
} from '../../../shared/core/errors.ts';
import { t } from '../../support/meeting-records.ts';

const instance = 'urn:tandem:request:1';

const domainCases: { [Code in DomainErrorCode]: [DomainErrorDetails[Code], number, object] } = {
  'not-found': [{ record: 'series' }, 404, {}],
  'not-allowed': [{ allowedRoles: ['chair'] }, 403, {}],
  'invalid-input': [
    { fields: [{ path: 'title', problem: 'required' }] },
    400,
    { errors: [{ path: 'title', problem: 'Fill this in.', code: 'required' }] },
  ],
  'edited-meanwhile': [
    { field: 'notes', current: 'Theirs', yours: 'Mine', version: 3 },
    412,
    { field: 'notes', current: 'Theirs', yours: 'Mine', version: 3 },
  ],
  'wrong-state': [{ record: 'meeting', state: 'closed' }, 409, {}],
  'agenda-full': [{ limit: 200 }, 409, {}],
};
const requestCases: Record<RequestErrorCode, number> = {
  unauthenticated: 401,
  'unknown-route': 404,
  'invalid-json': 400,
  'invalid-input': 400,
  'too-large': 413,
  'not-json': 415,
  'if-match-missing': 428,
  'key-reused': 422,
  'key-running': 409,
  'not-local': 403,
  'not-a-member': 403,
  unavailable: 503,
  'database-unavailable': 503,
  'storage-full': 507,
  busy: 503,
  'too-slow': 503,
  unexpected: 500,
};

describe('the problem document of a refusal', () => {
  it.each(Object.entries(domainCases))('of the domain: %s', (code, [details, status, extra]) => {
    const error = new DomainError(code as DomainErrorCode, details);
    const problem = toDomainProblem(error, instance, t);
    expect(problem).toMatchObject({ type: `urn:tandem:problem:${code}`, status, instance, ...extra });
    expectSentences(problem);
    expect(isDomainError(error, code as DomainErrorCode)).toBe(true);
  });

  it.each(Object.entries(requestCases))('of a request: %s is %i', (code, status) => {
    const problem = toRequestProblem(new RequestError(code as RequestErrorCode), instance, t);
    expect(problem).toMatchObject({ type: `urn:tandem:problem:${code}`, status, instance });
    expect(problem.errors).toBeUndefined();
    expectSentences(problem);
  });

  it('says when it is worth trying again, where it is', () => {
    expect(toRetryAfter(new RequestError('database-unavailable'))).toBe(5);
    expect(toRetryAfter(new RequestError('invalid-input'))).toBeNull();
  });

  it('tells what may have been meant', () => {
    const field = { path: 'zone', problem: 'unknown-zone', suggestions: ['Europe/Berlin'] } as const;
    const { errors } = toDomainProblem(new DomainError('invalid-input', { fields: [field] }), instance, t);
    expect(errors).toMatchObject([{ path: 'zone', code: 'unknown-zone', suggestions: ['Europe/Berlin'] }]);
  });

  it('names the fields of a request that were wrong', () => {
    const errors = [{ path: 'If-Match', problem: 'a version' }];
    expect(toRequestProblem(new RequestError('invalid-input', errors), instance, t).errors).toEqual(errors);
  });
});

/** Title and what to do next are sentences of the catalogue, not its ids. */
function expectSentences(problem: { title: string; detail: string }): void {
  expect(problemSchema.safeParse(problem).success).toBe(true);
  expect(`${problem.title}${problem.detail}`).not.toMatch(/problem\.|undefined|\{/u);
  expect(problem.detail.length).toBeGreaterThan(10);
}
