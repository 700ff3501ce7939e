import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the connector does with a request instead of taking the message and answering with its id. */
export type Misdeed =
  /** It does not take the message and says so. */
  | {
      does: 'refuse';
      status: number;
      headers?: Readonly<Record<string, string>>;
      code?: string;
      body?: string;
    }
  /**
   * It takes the message, and its answer never comes, is cut off before its first byte or in the middle, comes byte by
   * byte without an end, has no body, or is a page for people.
   */
  | { does: 'hang' | 'reset' | 'cut' | 'drip' | 'empty' | 'html' };

/** One request of the bot. */
export interface SendRequest {
  verb: 'post' | 'edit';
  conversationId: string;
  /** Null for a post. */
  activityId: string | null;
  summary: string;
  /** By the connector's clock, in milliseconds. */
  at: number;
}

interface Rules {
  /** What is done to a request; null for what is right. A promise holds the request before it is carried out. */
  misdeedOf: (request: SendRequest) => Misdeed | null | Promise<Misdeed | null>;
}

export interface BadConnectorOptions {
  /** In milliseconds; what a test measures pacing by. */
  now: () => number;
  /** Speaks TLS with these; nobody vouches for them. */
  certificate?: { cert: string; key: string };
}

/** The part of the Bot Connector that the bot sends to, on a port of its own, which does whatever a test says. */
export async function startBadConnector({ now, certificate }: BadConnectorOptions) {
  const requests: SendRequest[] = [];
  const messages: { id: string; conversationId: string; summary: string }[] = [];
  const rules: Rules = { misdeedOf: () => null };

  const listener: RequestListener = (incoming, response) => {
    void serve(incoming, response);
  };

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = readRequest(incoming, await text(incoming), now());
    requests.push(request);
    const misdeed = await rules.misdeedOf(request);
    if (misdeed?.does === 'refuse') refuse(response, misdeed);
    else spoil(response, misdeed?.does ?? null, take(request));
  }

  function take({ verb, conversationId, activityId, summary }: SendRequest): string | null {
    if (verb === 'post') {
      const id = `a${(messages.length + 1).toString()}`;
      messages.push({ id, conversationId, summary });
      return id;
    }
    const message = messages.find(({ id }) => id === activityId);
    if (message === undefined) return null;
    message.summary = summary;
    return message.id;
  }

  const server =
    certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = certificate === undefined ? 'http://127.0.0.1' : 'https://localhost';

  return {
    serviceUrl: `${host}:${port.toString()}/`,
    /** Everything that was asked, in order. */
    requests,
    /** Everything that a person would see, in order, as it stands after the edits. */
    messages,
    rules,
    /** Does these, one after the other, to the next requests. */
    misbehave: (...misdeeds: Misdeed[]): void => {
      rules.misdeedOf = () => misdeeds.shift() ?? null;
    },
    /** Forgets everything and behaves. */
    reset: (): void => {
      requests.length = 0;
      messages.length = 0;
      rules.misdeedOf = () => null;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readRequest({ method, url = '' }: IncomingMessage, body: string, at: number): SendRequest {
  const [, conversation = '', activity] =
    /conversations\/([^/]+)\/activities(?:\/([^/?]+))?/u.exec(url) ?? [];
  const { summary = '' } = JSON.parse(body === '' ? '{}' : body) as { summary?: string };
  const verb = method === 'PUT' ? 'edit' : 'post';
  const activityId = verb === 'edit' ? decodeURIComponent(activity ?? '') : null;
  return { verb, conversationId: decodeURIComponent(conversation), activityId, summary, at };
}

function refuse(
  response: ServerResponse,
  { status, headers = {}, code, body }: Omit<Extract<Misdeed, { does: 'refuse' }>, 'does'>,
): void {
  const said = body ?? (code === undefined ? '' : JSON.stringify({ error: { code, message: code } }));
  response.writeHead(status, headers).end(said);
}

function answer(response: ServerResponse, body: string, contentType = 'application/json'): void {
  response.writeHead(201, { 'content-type': contentType }).end(body);
}

/** Answers for a message that was taken; null for one that is not there to be edited. */
function spoil(
  response: ServerResponse,
  how: Exclude<Misdeed['does'], 'refuse'> | null,
  id: string | null,
): void {
  if (id === null) {
    refuse(response, { status: 404, code: 'ActivityNotFoundInConversation' });
    return;
  }
  const body = JSON.stringify({ id });
  switch (how) {
    case null:
      answer(response, body);
      return;
    case 'hang':
      return;
    case 'reset':
      response.socket?.destroy();
      return;
    case 'cut':
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.slice(0, 3), () => response.socket?.destroy());
      return;
    case 'drip':
      drip(response);
      return;
    case 'empty':
      answer(response, '');
      return;
    case 'html':
      answer(response, '<!doctype html><title>Sign in</title>', 'text/html');
  }
}

/** A blank every 20 ms: the connection never falls silent, and the answer never ends. */
function drip(response: ServerResponse): void {
  response.writeHead(201, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => {
    clearInterval(timer);
  });
}
