import type { ErrorRequestHandler, Request } from 'express';
import { z } from 'zod';
import type { Problem } from '../../shared/api/problem.ts';
import type { Translate } from '../../shared/locales/translate.ts';

/** Refusals of the local routes with their statuses. */
const statuses = {
  'not-local': 403,
  'not-json': 415,
  'invalid-input': 400,
  'not-found': 404,
  'not-a-member': 403,
  'not-authorised': 401,
} as const satisfies Record<string, number>;

export type LocalRefusal = keyof typeof statuses;

/** Thrown by a local route to refuse. */
export class LocalError extends Error {
  readonly refusal: LocalRefusal;

  constructor(refusal: LocalRefusal) {
    super(refusal);
    this.name = 'LocalError';
    this.refusal = refusal;
  }
}

/** Parses the body of a request. @throws ZodError, which becomes a 400 that names the fields. */
export function readBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> {
  return schema.parse(request.body);
}

/** Answers what local routes refuse as problem+json (RFC 9457); everything else goes on to the app's error handler. */
export function createLocalErrors(t: Translate): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  // eslint-disable-next-line max-params
  return (error: unknown, request, response, next) => {
    const problem = response.headersSent ? null : toProblem(error, request.originalUrl, t);
    if (problem === null) {
      next(error);
      return;
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

function toProblem(error: unknown, instance: string, t: Translate): Problem | null {
  if (error instanceof z.ZodError) {
    const errors = error.issues.map(({ path, code }) => ({ path: path.join('.'), problem: code }));
    const fields = errors.map(({ path }) => path).join(', ');
    return { ...toRefused('invalid-input', t('local.problem.invalid-input', { fields })), instance, errors };
  }
  if (error instanceof LocalError)
    return { ...toRefused(error.refusal, t(`local.problem.${error.refusal}`)), instance };
  if (!isParseError(error)) return null;
  return { ...toRefused('invalid-input', t('local.problem.invalid-input', { fields: 'JSON' })), instance };
}

function toRefused(refusal: LocalRefusal, detail: string): Omit<Problem, 'instance'> {
  return { type: refusal, title: detail.split(/[:.]/u)[0] ?? refusal, status: statuses[refusal], detail };
}

/** What express.json throws for a body that it cannot take. */
function isParseError(error: unknown): boolean {
  return error instanceof Error && 'type' in error && String(error.type).startsWith('entity.');
}
