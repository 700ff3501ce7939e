import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Translate } from '../../shared/locales/translate.ts';
import { RequestError, toRequestProblem } from './problems.ts';

/**
 * Answers in the place of the app while it starts: it lives, it is not ready, and everything else is to be asked again.
 *
 * @param createT called with the first request: compiling the catalogue takes as long as the start can do without.
 */
export function createStarting(createT: () => Translate, newId: () => string) {
  let compiled: Translate | null = null;

  return ({ url }: IncomingMessage, response: ServerResponse): void => {
    const requestId = newId();
    response.setHeader('X-Request-Id', requestId);
    if (url === '/livez') return answer(response, 200, { status: 'ok' });
    const t = (compiled ??= createT());
    response.setHeader('Retry-After', '1');
    if (url === '/readyz') return answer(response, 503, { status: t('ready.starting') });
    const refusal = new RequestError('unavailable');
    const problem = toRequestProblem(refusal, `urn:tandem:request:${requestId}`, t);
    answer(response, problem.status, problem);
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  const kind = 'type' in body ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'Content-Type': `${kind}; charset=utf-8`, 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
