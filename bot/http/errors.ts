import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { DomainError } from '../../shared/core/errors.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Log } from '../app/ports.ts';
import { RequestError, toDomainProblem, toRequestProblem } from './problems.ts';

export interface ErrorDependencies {
  t: Translate;
  log: Log;
  newId: () => string;
}

/** Answers every path that no route knows. */
export const refuseUnknownRoute: RequestHandler = () => {
  throw new RequestError('unknown-route');
};

/**
 * Turns every refusal and failure into a problem document. What nobody expected is logged once, with the number that the
 * caller is told.
 */
export function createErrorHandler({ t, log, newId }: ErrorDependencies): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const instance = `urn:tandem:request:${newId()}`;
    if (response.headersSent) {
      log.error({ err: error, instance }, 'a request failed after its answer had begun');
      next(error);
      return;
    }
    if (error instanceof DomainError) return send(response, toDomainProblem(error, instance, t));
    const refusal = toRequestError(error);
    if (refusal.code === 'unexpected') log.error({ err: error, instance }, 'a request failed');
    send(response, toRequestProblem(refusal, instance, t));
  };
}

/** Express' own refusals of a body carry a `type`; everything else is a failure of ours. */
function toRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  if (type === 'entity.too.large') return new RequestError('too-large');
  if (typeof status === 'number' && status >= 400 && status < 500) return new RequestError('invalid-json');
  return new RequestError('unexpected');
}

function send(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
