import { BusyError } from './busy.ts';
import type { Clock } from './ports.ts';

export type KeyedQueue = ReturnType<typeof createKeyedQueue>;

export interface WaitLimit {
  clock: Pick<Clock, 'machineNow'>;
  /** A task that has waited longer for its turn, in milliseconds, is not begun: whoever wanted it has left. */
  waitLimitMs: number;
}

/**
 * Runs tasks of the same key one after the other, in the order in which they came; other keys run beside them. A task
 * whose turn comes too late is refused with a BusyError.
 */
export function createKeyedQueue(limit?: WaitLimit) {
  const tails = new Map<string, Promise<unknown>>();

  async function run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const before = tails.get(key) ?? Promise.resolve();
    const inTime = limit === undefined ? task : inTimeOnly(task, limit);
    const current = before.then(inTime, inTime);
    tails.set(key, current);
    try {
      return await current;
    } finally {
      if (tails.get(key) === current) tails.delete(key);
    }
  }

  return { run };
}

function inTimeOnly<Result>(task: () => Promise<Result>, { clock, waitLimitMs }: WaitLimit) {
  const deadline = clock.machineNow() + waitLimitMs;
  return (): Promise<Result> => (clock.machineNow() > deadline ? Promise.reject(new BusyError()) : task());
}
