import { endsWithin } from '../app/ends-within.ts';
import type { Log } from '../app/ports.ts';
import { RequestError } from './problems.ts';

export interface LimitDependencies {
  log: Log;
  /** How long a request is worked on before its sender is told to come back, in milliseconds. */
  answerLimitMs?: number;
  /** How many are worked on at a time; the others are refused at once. */
  runningLimit?: number;
}

/** Runs the work of one request. @throws RequestError `busy` or `too-slow`. */
export type WithinLimits = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Nobody waits for an answer for more than ten seconds, and what waits has a bound: where the database hangs, work that
 * came too late for its sender goes on and counts until it has ended, so that it cannot pile up.
 */
export function createLimits({
  log,
  answerLimitMs = 9000,
  runningLimit = 1000,
}: LimitDependencies): WithinLimits {
  let running = 0;

  async function counted<Result>(work: () => Promise<Result>): Promise<Result> {
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  }

  return async (work) => {
    if (running >= runningLimit) throw new RequestError('busy');
    const result = counted(work);
    if (await endsWithin(answerLimitMs, result)) return result;
    result.catch((error: unknown) => {
      log.warn({ err: error }, 'a request failed after its sender had been told to come back');
    });
    throw new RequestError('too-slow');
  };
}
