import type { Clock, Log } from '../app/ports.ts';

export interface CachedOptions {
  /** For the log, where it fails. */
  what: string;
  /** How long a value is given out, in milliseconds of the machine. */
  keptMs: number;
  clock: Pick<Clock, 'machineNow'>;
  log: Log;
}

/** A reading that is taken at most once in a while, however many ask. Null where it failed, for as long. */
export function createCached<Value>(
  read: () => Promise<Value>,
  { what, keptMs, clock, log }: CachedOptions,
): () => Promise<Value | null> {
  let readAt = -Infinity;
  let value: Promise<Value | null> = Promise.resolve(null);
  return () => {
    if (clock.machineNow() < readAt + keptMs) return value;
    readAt = clock.machineNow();
    value = read().catch((error: unknown) => {
      log.warn({ err: error, what }, 'a reading for the metrics failed');
      return null;
    });
    return value;
  };
}
