import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../shared/core/errors.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import { BusyError } from '../app/busy.ts';
import type { Clock, Log } from '../app/ports.ts';
import { createRareLog } from '../app/rare-log.ts';
import type { Outage } from '../db/outage.ts';
import {
  RequestError,
  toDomainProblem,
  toRequestProblem,
  toRetryAfter,
  type RequestErrorCode,
} from './problems.ts';
import { readRequestId } from './request-log.ts';

export interface ErrorDependencies {
  t: Translate;
  log: Log;
  newId: () => string;
  clock: Clock;
  /** Whether an error is the database's. */
  toOutage: (error: unknown) => Outage | null;
}

/** Answers every path that no route knows. */
export const refuseUnknownRoute: RequestHandler = () => {
  throw new RequestError('unknown-route');
};

/**
 * Turns every refusal and failure into a problem document. What nobody expected is logged once, with the number that the
 * caller is told; that the database is away, rarely.
 */
export function createErrorHandler(deps: ErrorDependencies): ErrorRequestHandler {
  const { t, log, newId, toOutage } = deps;
  const warnRarely = createRareLog(deps);

  function toRefusal(error: unknown): RequestError {
    const outage = toOutage(error);
    if (outage === null) return toRequestError(error);
    warnRarely({ err: error, outage }, 'a request failed because of the database');
    return new RequestError(outageCodes[outage]);
  }

  // Express knows an error handler by its four parameters.
  // eslint-disable-next-line max-params
  return (error: unknown, _request, response, _next) => {
    const requestId = readRequestId(response) ?? newId();
    const instance = `urn:tandem:request:${requestId}`;
    if (response.headersSent) {
      log.error({ err: error, requestId }, 'a request failed after its answer had begun');
      // Express would print the error with all its words.
      response.destroy();
      return;
    }
    if (error instanceof DomainError) {
      send(response, toDomainProblem(error as DomainError, instance, t));
      return;
    }
    const refusal = toRefusal(error);
    const retryAfter = toRetryAfter(refusal);
    if (retryAfter !== null) response.setHeader('Retry-After', retryAfter.toString());
    if (refusal.code === 'unexpected') log.error({ err: error, requestId }, 'a request failed');
    send(response, toRequestProblem(refusal, instance, t));
  };
}

const outageCodes = {
  unreachable: 'database-unavailable',
  full: 'storage-full',
} as const satisfies Record<Outage, RequestErrorCode>;

/** What the parser of bodies throws: an error with a `type` and a status of its own. */
const bodyErrorSchema = z.object({ type: z.string().optional(), status: z.int().min(400).max(499) });

function toRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  if (error instanceof BusyError) return new RequestError('busy');
  const refusal = bodyErrorSchema.safeParse(error);
  if (!refusal.success) return new RequestError('unexpected');
  return new RequestError(refusal.data.type === 'entity.too.large' ? 'too-large' : 'invalid-json');
}

function send(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
