import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { z } from 'zod';
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
  // Express knows an error handler by its four parameters.
  // eslint-disable-next-line max-params
  return (error: unknown, _request, response, next) => {
    const instance = `urn:tandem:request:${newId()}`;
    if (response.headersSent) {
      log.error({ err: error, instance }, 'a request failed after its answer had begun');
      next(error);
      return;
    }
    if (error instanceof DomainError) {
      send(response, toDomainProblem(error as DomainError, instance, t));
      return;
    }
    const refusal = toRequestError(error);
    if (refusal.code === 'unexpected') log.error({ err: error, instance }, 'a request failed');
    send(response, toRequestProblem(refusal, instance, t));
  };
}

/** What the parser of bodies throws: an error with a `type` and a status of its own. */
const bodyErrorSchema = z.object({ type: z.string().optional(), status: z.int().min(400).max(499) });

function toRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  const refusal = bodyErrorSchema.safeParse(error);
  if (!refusal.success) return new RequestError('unexpected');
  return new RequestError(refusal.data.type === 'entity.too.large' ? 'too-large' : 'invalid-json');
}

function send(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
