import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpAnswer {
  status: number;
  /** Of the whole answer, in bytes. */
  bytes: number;
  body: string;
}

export interface HttpConnection {
  /** Sends one request and reads its answer. One at a time. */
  exchange: (request: string) => Promise<HttpAnswer>;
  close: () => void;
}

export interface HttpRequest {
  method?: 'GET' | 'POST' | 'PATCH';
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/**
 * One kept connection that writes requests and reads answers as they are, so that the client costs as little as it can
 * beside a server on the same cores. Answers must carry a Content-Length. A server closes what is not used for a while:
 * then the next request opens it anew.
 */
export async function openConnection(port: number): Promise<HttpConnection> {
  let socket = await openSocket(port);
  return {
    exchange: async (request) => {
      if (socket.destroyed || socket.readableEnded) socket = await openSocket(port);
      return exchange(socket, request);
    },
    close: () => void socket.destroy(),
  };
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  // Between two requests nobody else listens; the next one finds it closed.
  socket.on('error', () => undefined);
  return socket;
}

/** A request as it goes over the wire (RFC 9112). */
export function toWire({ method = 'GET', path, headers = {}, body }: HttpRequest): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const all = {
    host: '127.0.0.1',
    ...type,
    ...(text !== '' && { 'content-length': Buffer.byteLength(text).toString() }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${text}`;
}

function exchange(socket: Socket, request: string): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let wanted: number | null = null;
    const end = (settle: () => void) => {
      socket.off('data', take).off('close', fail).off('error', fail);
      settle();
    };
    const fail = () => end(() => reject(new Error('the connection ended before the answer')));
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      wanted ??= readWantedLength(chunks);
      if (wanted !== null && length >= wanted) end(() => resolve(toAnswer(Buffer.concat(chunks))));
    };
    socket.on('data', take).on('close', fail).on('error', fail);
    socket.write(request);
  });
}

const endOfHead = '\r\n\r\n';

/** Length of head and body together; null while the head is not complete. */
function readWantedLength(chunks: readonly Buffer[]): number | null {
  const start = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  const headLength = start.indexOf(endOfHead);
  if (headLength < 0) return null;
  const length = /\r\ncontent-length: (\d+)/iu.exec(start.toString('latin1', 0, headLength))?.[1];
  if (length === undefined) throw new Error('an answer without a Content-Length');
  return headLength + endOfHead.length + Number(length);
}

function toAnswer(bytes: Buffer): HttpAnswer {
  const at = bytes.indexOf(endOfHead);
  const status = Number(bytes.toString('latin1', 9, 12));
  return { status, bytes: bytes.length, body: bytes.toString('utf8', at + endOfHead.length) };
}
