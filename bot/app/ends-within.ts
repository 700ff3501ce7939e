import { setTimeout as delay } from 'node:timers/promises';

/** Whether what was begun ended within a time of the machine, in milliseconds; if not, it goes on unwatched. */
export async function endsWithin(limitMs: number, begun: Promise<unknown>): Promise<boolean> {
  const ended = new AbortController();
  const limit = delay(limitMs, false, { signal: ended.signal }).catch(() => false);
  try {
    return await Promise.race([begun.then(() => true), limit]);
  } finally {
    ended.abort();
  }
}
