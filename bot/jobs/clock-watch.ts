import type { Clock } from '../app/ports.ts';
import type { Repositories } from '../db/repositories.ts';
import { leaseMs } from './worker.ts';

export interface ClockWatchDependencies {
  repositories: Pick<Repositories, 'clockRepair'>;
  clock: Clock;
}

/** A clock that is set by small steps goes back by less than this. */
const smallStepMs = 1000;
/** Cards and mails are due when they are asked for. */
const kinds = ['send-card', 'send-mail'] as const;

/**
 * Looks whether the machine's clock was put back since the last look, and puts right what that leaves in the queue. The
 * first look does so in any case: it may have been put back while nothing ran.
 */
export function createClockWatch({ repositories, clock }: ClockWatchDependencies) {
  let lastMs = Number.POSITIVE_INFINITY;

  return async (): Promise<void> => {
    const [now, machineNow] = [clock.now(), clock.machineNow()];
    if (machineNow < lastMs - smallStepMs) {
      await repositories.clockRepair.repairJobs({ now, machineNow, kinds, leaseMs });
    }
    lastMs = machineNow;
  };
}
