import { setTimeout as delay } from 'node:timers/promises';
import { MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';

/** Measured from the first failure; an attempt ends by the driver's own limits (connect.ts). */
const patienceMs = 5000;

/**
 * Runs a database operation again while the connection is lost: the embedded engine is restarted within about half a
 * second, and the driver does not retry by itself there (storage.md §1). Only for operations that are safe to repeat.
 * Where the driver has looked for a server in vain, it has waited long enough already.
 */
export async function withReconnect<Result>(operation: () => Promise<Result>): Promise<Result> {
  let patience: AbortSignal | null = null;
  for (let pauseMs = 60; ; pauseMs = Math.min(pauseMs * 2, 800)) {
    try {
      return await operation();
    } catch (error) {
      patience ??= AbortSignal.timeout(patienceMs);
      const isFinal = !isConnectionLost(error) || error instanceof MongoServerSelectionError;
      if (isFinal || patience.aborted) throw error;
      await delay(pauseMs);
    }
  }
}

/** Errors of the socket itself, which the driver passes on as they are when it is just writing a command (seen: EPIPE). */
const socketCodes: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ENOENT']);
/** Those of a socket that was ended or destroyed just before: no system call has failed. */
const endedCodes: ReadonlySet<unknown> = new Set([
  'EPIPE',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_STREAM_DESTROYED',
  'ERR_SOCKET_CLOSED',
]);

/** What a server answers that is no primary, is going down, or was interrupted by either: HostUnreachable and so on. */
const serverCodes: ReadonlySet<unknown> = new Set([
  6, 7, 89, 91, 189, 9001, 10_107, 11_600, 11_602, 13_435, 13_436,
]);

/** Tells whether an operation failed because the connection was lost, so that nobody knows whether it was done. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  if (error instanceof MongoServerError) {
    // A bulk write passes for the server's answer what is the connection's error; it is kept inside.
    return serverCodes.has(error.code) || isConnectionLost(error.errorResponse);
  }
  // By shape, not by `instanceof Error`: an error made by Node itself has another realm's Error where code runs in a vm context (jest).
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return endedCodes.has(error.code) || ('syscall' in error && socketCodes.has(error.code));
}
