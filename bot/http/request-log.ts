import type { RequestHandler, Response } from 'express';
import type { Clock, Log } from '../app/ports.ts';

/** What a request was for: a name and a path with parameters in braces, as in the route table. */
export interface RouteLabel {
  name: string;
  path: string;
  /** It lasts as long as its reader, which says nothing about how fast it is. */
  isStream?: true;
}

/** A request that is over. */
export interface AnsweredRequest {
  route: RouteLabel;
  method: string;
  /** 499 where the caller hung up before there was an answer. */
  status: number;
  ms: number;
}

export interface RequestLogDependencies {
  log: Log;
  clock: Pick<Clock, 'machineNow'>;
  newId: () => string;
  onAnswered: (request: AnsweredRequest) => void;
}

const header = 'X-Request-Id';
const callerHungUp = 499;
/** Asked for every few seconds by machines: in the log only where they are not well. */
const probes: ReadonlySet<string> = new Set(['livez', 'readyz', 'metrics']);
const unknownRoute: RouteLabel = { name: 'unknown', path: '*' };

/**
 * Gives each request an id, which is answered as `X-Request-Id` and stands in problem documents, and tells of each once
 * it is over: its route, never the ids in its path, its query, body or headers. The caller's own id is taken only where
 * it is a plain ULID or UUID.
 */
export function createRequestLog({ log, clock, newId, onAnswered }: RequestLogDependencies): RequestHandler {
  return (request, response, next) => {
    const requestId = readCallersId(request.headers['x-request-id']) ?? newId();
    response.setHeader(header, requestId);
    const { method } = request;
    const startedAt = clock.machineNow();
    response.once('close', () => {
      const route = readRoute(response);
      const status = response.headersSent ? response.statusCode : callerHungUp;
      const ms = clock.machineNow() - startedAt;
      onAnswered({ route, method, status, ms });
      if (probes.has(route.name) && status === 200) return;
      log.info({ requestId, method, route: route.path, status, ms }, 'request');
    });
    next();
  };
}

/** Says what the requests that get here are for. */
export function asRoute(route: RouteLabel): RequestHandler {
  return (_request, response, next) => {
    response.locals['route'] = route;
    next();
  };
}

/** The id of the request that a response answers; null before it has one. */
export function readRequestId(response: Pick<Response, 'getHeader'>): string | null {
  const id = response.getHeader(header);
  return typeof id === 'string' ? id : null;
}

function readRoute({ locals }: Response): RouteLabel {
  return (locals['route'] as RouteLabel | undefined) ?? unknownRoute;
}

function readCallersId(id: string | string[] | undefined): string | null {
  const isPlain =
    typeof id === 'string' &&
    /^(?:[0-7][0-9A-HJKMNP-TV-Z]{25}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/iu.test(id);
  return isPlain ? id : null;
}
