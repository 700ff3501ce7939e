import type { Clock, Log } from '../app/ports.ts';
import type { Commands } from '../app/commands.ts';
import type { Repositories } from '../db/repositories.ts';

export interface MaintenanceDependencies {
  commands: Pick<Commands, 'sweep'>;
  repositories: Pick<Repositories, 'jobs' | 'idempotency'>;
  clock: Clock;
  log: Log;
}

const sweepEveryMs = 2000;
/** Events that wait longer than this were left behind by a crash or a failing subscriber. */
const undeliveredAfterMs = 3000;
const purgeEveryMs = 60 * 60 * 1000;
const doneJobsKeptMs = 90 * 24 * 60 * 60 * 1000;

/** Looks after what a crash left behind, and deletes what is kept for a time only: the engine deletes nothing itself. */
export function createMaintenance({ commands, repositories, clock, log }: MaintenanceDependencies) {
  const timers: NodeJS.Timeout[] = [];
  let running: Promise<void> = Promise.resolve();

  function every(ms: number, what: string, task: () => Promise<unknown>): void {
    const run = () => {
      running = running.then(task).then(
        () => undefined,
        (error: unknown) => {
          log.warn({ err: error }, `${what} will be tried again`);
        },
      );
    };
    run();
    timers.push(setInterval(run, ms));
  }

  async function purge(): Promise<void> {
    await repositories.jobs.purgeDone(clock.machineNow() - doneJobsKeptMs);
    await repositories.idempotency.purgeExpired(clock.machineNow());
  }

  return {
    start: (): void => {
      every(sweepEveryMs, 'delivering left-over events', () =>
        commands.sweep(clock.machineNow() - undeliveredAfterMs),
      );
      every(purgeEveryMs, 'deleting what has expired', purge);
    },
    stop: async (): Promise<void> => {
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}
