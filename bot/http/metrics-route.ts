import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { RequestError } from './problems.ts';

/** Who may read the metrics: whoever reaches a loopback server, whoever has the secret, or nobody. */
export type MetricsAccess = { kind: 'open' } | { kind: 'secret'; secret: string } | { kind: 'closed' };

export interface MetricsText {
  /** In the text format of Prometheus. */
  read: () => Promise<string>;
  contentType: string;
}

/** Serves `/metrics`. Where nobody may read them, there is no such route. */
export function createMetricsRoute(metrics: MetricsText, access: MetricsAccess): RequestHandler {
  return async (request, response) => {
    if (access.kind === 'closed') throw new RequestError('unknown-route');
    if (access.kind === 'secret' && !isBearer(request.headers.authorization, access.secret)) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      throw new RequestError('unauthenticated');
    }
    response.setHeader('Content-Type', metrics.contentType);
    response.end(await metrics.read());
  };
}

/** Compares hashes, in a time that does not tell how much of the secret was right. */
function isBearer(authorization = '', secret: string): boolean {
  const [given, wanted] = [authorization, `Bearer ${secret}`].map((text) =>
    createHash('sha256').update(text).digest(),
  );
  return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
}
