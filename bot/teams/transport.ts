import type { ConnectorClientOptions } from 'botframework-connector';
import { TransportError, type NetworkFailure } from './send-failure.ts';

/** What the connector's client calls for each request. */
export type Transport = NonNullable<ConnectorClientOptions['httpClient']>;
type TransportRequest = Parameters<Transport['sendRequest']>[0];
type TransportResponse = Awaited<ReturnType<Transport['sendRequest']>>;

/** No request may hang for ever (issue 2, 4): Teams gives the bot itself 15 s for an answer. */
export const sendTimeoutMs = 10_000;

/** Failures before anything was written to the connection. */
const unsentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface TransportOptions {
  /** Tells whether the bot's token may be sent to an address. */
  isAllowed: (url: string) => boolean;
  timeoutMs?: number;
}

/**
 * Sends the requests of the connector's client, each exactly once: a refusal or a lost connection is thrown as
 * TransportError, which the SDK's own retries do not catch, because they would turn one attempt into four posts.
 * Redirects are not followed, addresses are checked before every request, and each ends within the time limit.
 */
export function createTransport({ isAllowed, timeoutMs = sendTimeoutMs }: TransportOptions): Transport {
  return {
    sendRequest: async (request) => {
      if (!isAllowed(request.url)) throw new TransportError({ kind: 'address' });
      const { response, text } = await exchange(request, timeoutMs);
      if (!response.ok) throw toStatusError(response, text);
      return toTransportResponse(request, response, text);
    },
  };
}

async function exchange(
  request: TransportRequest,
  timeoutMs: number,
): Promise<{ response: Response; text: string }> {
  const { url, method } = request;
  const body: unknown = request.body;
  try {
    const response = await fetch(url, {
      method,
      headers: request.headers.toJson({ preserveCase: true }),
      ...(typeof body === 'string' && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw new TransportError(toNetworkFailure(error));
  }
}

/**
 * Codes stand in the error, in its cause, or in the first of several causes (one per address that was tried). They are
 * read from what the error holds, not from its class, which is another one in another realm.
 */
function toNetworkFailure(error: unknown): NetworkFailure {
  const cause = read(error, 'cause');
  const causes = read(cause, 'errors');
  const first: unknown = Array.isArray(causes) ? causes[0] : cause;
  const code = readText(first, 'code') ?? readText(error, 'code') ?? readText(error, 'name') ?? 'unknown';
  return { kind: 'network', code, isUnsent: unsentCodes.has(code) || isCertificateCode(code) };
}

function read(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function readText(value: unknown, name: string): string | null {
  const found = read(value, name);
  return typeof found === 'string' ? found : null;
}

/** Names that Node gives a refused certificate: the connection is given up before the request. */
function isCertificateCode(code: string): boolean {
  return (
    code.startsWith('CERT_') ||
    code.startsWith('ERR_TLS_') ||
    code.includes('_CERT') ||
    code.startsWith('UNABLE_TO_')
  );
}

function toStatusError({ status, headers }: Response, text: string): TransportError {
  return new TransportError({
    kind: 'status',
    status,
    code: readErrorCode(text),
    retryAfter: headers.get('retry-after'),
  });
}

/** The connector's errors are `{ error: { code, message } }`; anything else has no code. */
function readErrorCode(text: string): string {
  try {
    const body = JSON.parse(text) as { error?: { code?: unknown } } | null;
    return typeof body?.error?.code === 'string' ? body.error.code : '';
  } catch {
    return '';
  }
}

function toTransportResponse(request: TransportRequest, response: Response, text: string): TransportResponse {
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  response.headers.forEach((value, name) => {
    headers.set(name, value);
  });
  return { request, status: response.status, headers, bodyAsText: text };
}
