import { addDuration } from '../../shared/core/time.ts';
import type { Clock, Log } from '../app/ports.ts';
import { createRareLog } from '../app/rare-log.ts';
import type { Commands } from '../app/commands.ts';
import type { Repositories } from '../db/repositories.ts';
import { createClockWatch } from './clock-watch.ts';

export interface MaintenanceDependencies {
  commands: Pick<Commands, 'sweep'>;
  repositories: Pick<Repositories, 'jobs' | 'idempotency' | 'clockRepair'>;
  /** Of the jobs that this process can do. */
  kinds: readonly string[];
  clock: Clock;
  log: Log;
}

export type Maintenance = ReturnType<typeof createMaintenance>;

const sweepEveryMs = 2000;
/** Events that wait longer than this were left behind by a crash or a failing subscriber. */
const undeliveredAfterMs = 3000;
const purgeEveryMs = 60 * 60 * 1000;
/** How long work may wait for a process that can do it, while versions change. */
const longestForeignWait = 'PT24H';
const doneJobsKeptMs = 90 * 24 * 60 * 60 * 1000;

/** Looks after what a crash left behind, and deletes what is kept for a time only: the engine deletes nothing itself. */
export function createMaintenance({ commands, repositories, kinds, clock, log }: MaintenanceDependencies) {
  const timers: NodeJS.Timeout[] = [];
  const warnRarely = createRareLog({ log, clock });
  let running: Promise<void> = Promise.resolve();

  /** One after the other. A task that still waits for its turn is not put behind itself: it would pile up. */
  function every(ms: number, what: string, task: () => Promise<unknown>): void {
    let isWaiting = false;
    const run = () => {
      if (isWaiting) return;
      isWaiting = true;
      running = running
        .then(() => {
          isWaiting = false;
          return task();
        })
        .then(
          () => undefined,
          (error: unknown) => {
            warnRarely({ err: error }, `${what} will be tried again`);
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

  async function parkUnknown(): Promise<void> {
    const before = addDuration(clock.now(), `-${longestForeignWait}`);
    const count = await repositories.jobs.parkUnknown(kinds, before, clock.machineNow());
    if (count > 0) log.warn({ count }, 'jobs that no process could do for a day were put aside');
  }

  return {
    start: (): void => {
      every(sweepEveryMs, 'looking at the clock', createClockWatch({ repositories, clock }));
      every(sweepEveryMs, 'delivering left-over events', () =>
        commands.sweep(clock.machineNow() - undeliveredAfterMs),
      );
      every(purgeEveryMs, 'deleting what has expired', purge);
      every(purgeEveryMs, 'putting aside what nobody can do', parkUnknown);
    },
    /** Ends it, and delivers once more all that waits. */
    stop: async (): Promise<void> => {
      for (const timer of timers) clearInterval(timer);
      await running;
      await commands.sweep(clock.machineNow());
    },
  };
}
