import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { RequestError, type RequestErrorCode } from '../http/problems.ts';

/**
 * Refuses requests that do not come from this computer's own pages or programs (architecture.md 13): the Host is
 * loopback with our port, so that a name which somebody points at this computer does not get in; bodies are JSON, which
 * a foreign page cannot send without being asked; Origin and Sec-Fetch-Site, where there are any, are our own.
 *
 * @returns why it is refused, or null.
 */
export function refuseLocalRequest(
  method: string,
  headers: IncomingHttpHeaders,
  port: number,
): RequestErrorCode | null {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port.toString()}`);
  const host = headers.host?.toLowerCase() ?? '';
  if (!hosts.includes(host) || isForeign(headers, host)) return 'not-local';
  const isJson = /^application\/json\s*(?:;|$)/iu.test(headers['content-type'] ?? '');
  return methodsWithBody.includes(method) && !isJson ? 'not-json' : null;
}

const methodsWithBody = ['POST', 'PUT', 'PATCH'];

/** A browser says that a page of another origin asks. */
function isForeign({ origin, ...headers }: IncomingHttpHeaders, host: string): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  return (origin ?? `http://${host}`) !== `http://${host}` || (site !== 'same-origin' && site !== 'none');
}

/** The guard in front of every local route. */
export function createLocalGuard(port: number): RequestHandler {
  return (request, _response, next) => {
    const refusal = refuseLocalRequest(request.method, request.headers, port);
    if (refusal !== null) throw new RequestError(refusal);
    next();
  };
}
