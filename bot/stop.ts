import { endsWithin } from './app/ends-within.ts';
import type { LiveFeed } from './app/live-feed.ts';
import type { Core } from './core.ts';
import type { Database } from './db/connect.ts';
import type { Admission } from './http/admission.ts';
import type { createLiveStream } from './http/live.ts';
import type { Readiness } from './http/ready.ts';
import type { Maintenance } from './jobs/maintenance.ts';
import type { Worker } from './jobs/worker.ts';
import type { Metrics } from './metrics/metrics.ts';

/** How long each step of a stop may take, in milliseconds; together less than half a minute. */
export interface StopLimits {
  /** Requests that run. */
  requestsMs: number;
  /** Jobs that run; those that take longer are given back. */
  jobsMs: number;
  /** Giving jobs back. */
  giveBackMs: number;
  /** Delivering the events of what was saved. */
  deliveriesMs: number;
  databaseMs: number;
}

export const stopLimits: StopLimits = {
  requestsMs: 10_000,
  jobsMs: 15_000,
  giveBackMs: 2000,
  deliveriesMs: 4000,
  databaseMs: 5000,
};

export interface StopDependencies {
  core: Pick<Core, 'commands' | 'log'>;
  readiness: Readiness;
  admission: Admission;
  live: ReturnType<typeof createLiveStream>;
  feed: LiveFeed;
  worker: Worker;
  maintenance: Maintenance;
  metrics: Metrics;
  database: Database;
}

/**
 * Ends the app in the order in which its parts need one another: it is not ready any more and refuses requests, live
 * streams end, requests and jobs finish or their time is over, what they saved is delivered, the database is closed.
 * A step that hangs or fails is logged and holds up no other.
 *
 * @returns whether every step ended as it should.
 */
export function createStop(deps: StopDependencies) {
  const { core, readiness, admission, live, feed, worker, maintenance, metrics, database } = deps;

  async function step(what: string, limitMs: number, task: () => Promise<unknown>): Promise<boolean> {
    try {
      if (await endsWithin(limitMs, task())) return true;
      core.log.warn({ what, limitMs }, 'a step of the stop took too long');
    } catch (error) {
      core.log.error({ what, err: error }, 'a step of the stop failed');
    }
    return false;
  }

  return async (limits: StopLimits = stopLimits): Promise<boolean> => {
    const { requestsMs, jobsMs, giveBackMs, deliveriesMs, databaseMs } = limits;
    readiness.stop();
    live.stop();
    const ended = [
      ...(await Promise.all([
        step('requests', requestsMs, admission.idle),
        step('jobs', jobsMs + giveBackMs, () => worker.stop(jobsMs)),
      ])),
      // A request to the clock of local mode starts the worker again when it ends.
      await step('late jobs', giveBackMs, () => worker.stop(0)),
      await step('deliveries', deliveriesMs, async () => {
        await maintenance.stop();
        await core.commands.idle();
      }),
      await step('database', databaseMs, async () => {
        metrics.stop();
        await feed.stop();
        await database.close();
      }),
    ];
    return ended.every(Boolean);
  };
}
