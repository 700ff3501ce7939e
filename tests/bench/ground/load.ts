import { openConnection, type HttpAnswer, type HttpConnection } from './connection.ts';

/** What each connection of a load does, again and again. */
export interface LoadOptions {
  connections: readonly HttpConnection[];
  /** For how long. By time rather than by count, so that a run takes as long on a slow machine. */
  durationMs: number;
  /** The next request of a connection, by its place in the list. */
  toRequest: (at: number) => string;
  onAnswer?: (at: number, answer: HttpAnswer) => void;
  /** Statuses of success. */
  status?: number;
}

/** Opens as many kept connections to a port of this machine. */
export function openConnections(port: number, count: number): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: count }, () => openConnection(port)));
}

/**
 * Sends requests over all connections at once, each as soon as the answer before it is there. Any refusal ends it.
 *
 * @returns how long each took, in milliseconds.
 */
export async function runLoad(options: LoadOptions): Promise<number[]> {
  const { connections, durationMs, toRequest, onAnswer, status = 200 } = options;
  const latencies: number[] = [];
  const end = performance.now() + durationMs;
  await Promise.all(
    connections.map(async (connection, at) => {
      while (performance.now() < end) {
        const request = toRequest(at);
        const startedAt = performance.now();
        const answer = await connection.exchange(request);
        latencies.push(performance.now() - startedAt);
        if (answer.status !== status) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`);
        onAnswer?.(at, answer);
      }
    }),
  );
  return latencies;
}
