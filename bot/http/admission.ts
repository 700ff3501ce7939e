import type { RequestHandler } from 'express';
import { RequestError } from './problems.ts';

export type Admission = ReturnType<typeof createAdmission>;

/** What stands in for Teams in local mode goes on: jobs that are ending post there. */
const goesOn = /^\/local\/(?:connector|issuer)\//u;

/** Counts the requests that run, and refuses new ones while the app stops. */
export function createAdmission({ isStopping }: { isStopping: () => boolean }) {
  const waiting: (() => void)[] = [];
  let running = 0;

  function leave(): void {
    running -= 1;
    if (running > 0) return;
    for (const resolve of waiting.splice(0)) resolve();
  }

  const guard: RequestHandler = ({ path }, response, next) => {
    if (isStopping() && !goesOn.test(path)) {
      response.setHeader('Connection', 'close');
      throw new RequestError('unavailable');
    }
    running += 1;
    response.once('close', leave);
    next();
  };

  return {
    guard,
    /** Resolves when no request runs. */
    idle: (): Promise<void> =>
      running === 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
  };
}
