import { setTimeout as delay } from 'node:timers/promises';
import { MongoNetworkError, MongoServerSelectionError } from 'mongodb';

/** Pauses together; a hanging attempt ends by the driver's own limits. */
const patienceMs = 8000;

/**
 * Runs a database operation again while the connection is lost: the embedded engine is restarted within about half a
 * second, and the driver does not retry by itself there (storage.md §1). Only for operations that are safe to repeat.
 */
export async function withReconnect<Result>(operation: () => Promise<Result>): Promise<Result> {
  let waitedMs = 0;
  for (let pauseMs = 60; ; pauseMs = Math.min(pauseMs * 2, 800)) {
    try {
      return await operation();
    } catch (error) {
      if (!isConnectionLost(error) || waitedMs > patienceMs) throw error;
      waitedMs += pauseMs;
      await delay(pauseMs);
    }
  }
}

/** Errors of the socket itself, which the driver passes on as they are when it is just writing a command (seen: EPIPE). */
const socketCodes: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ENOENT']);

/** Tells whether an operation failed because the connection was lost, so that nobody knows whether it was done. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  // By shape, not by `instanceof Error`: an error made by Node itself has another realm's Error where code runs in a vm context (jest).
  if (typeof error !== 'object' || error === null) return false;
  return 'code' in error && 'syscall' in error && socketCodes.has(error.code);
}
