import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import type { Problem } from '../../shared/api/problem.ts';
import type { MessageId } from '../../shared/locales/catalogue.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Log } from '../app/ports.ts';

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

/** Answers what local routes throw as problem+json (RFC 9457). */
export function createLocalErrors(deps: { t: Translate; newId: () => string; log: Log }): ErrorRequestHandler {
  const { t, newId, log } = deps;
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof z.ZodError) {
      const errors = error.issues.map(({ path, code }) => ({ path: path.join('.'), problem: code }));
      const fields = errors.map(({ path }) => path).join(', ');
      answer(request, response, 'invalid-input', t('local.problem.invalid-input', { fields }), errors);
    } else if (error instanceof LocalError) {
      answer(request, response, error.refusal, t(`local.problem.${error.refusal}` satisfies MessageId));
    } else if (isParseError(error)) {
      answer(request, response, 'invalid-input', t('local.problem.invalid-input', { fields: 'JSON' }));
    } else {
      const correlationId = newId();
      log.error({ correlationId, err: error }, 'a local route failed');
      send(request, response, 500, 'failed', t('local.problem.failed', { correlationId }));
    }
  };
}

/** What express.json throws for a body that it cannot take. */
function isParseError(error: unknown): boolean {
  return error instanceof Error && 'type' in error && String(error.type).startsWith('entity.');
}

function answer(
  request: Request,
  response: Response,
  refusal: LocalRefusal,
  detail: string,
  errors?: Problem['errors'],
): void {
  send(request, response, statuses[refusal], refusal, detail, errors);
}

function send(
  request: Request,
  response: Response,
  status: number,
  type: string,
  detail: string,
  errors?: Problem['errors'],
): void {
  const title = detail.split(/[:.]/u)[0] ?? type;
  const problem: Problem = { type, title, status, detail, instance: request.originalUrl, ...(errors && { errors }) };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}
