import type { Db } from 'mongodb';
import { addDuration, type InstantText } from '../../shared/core/time.ts';
import { withReconnect } from './reconnect.ts';

/** A clock that was put back, as it stands now. */
export interface PutBack {
  now: InstantText;
  /** Machine time in milliseconds. */
  machineNow: number;
  /** Kinds of jobs that are asked for at once: they are due when they are asked for, or after a short pause. */
  kinds: readonly string[];
  /** How long a lease lasts. */
  leaseMs: number;
}

/** Clocks are put back by no more than this; what lies further ahead is planned for then. */
const furthest = 'PT25H';
/** No pause after a failure is longer (bot/teams/send-failure.ts). */
const longestPauseMs = 3_600_000;

/** Puts right what a clock that was put back leaves in the queue: work that would rest until it is where it was. */
export function createClockRepair(db: Db) {
  const jobs = db.collection('jobs');

  /** What is asked for at once is due now; no lease ends later than one that begins now, no pause later than the longest. */
  async function repairJobs({ now, machineNow, kinds, leaseMs }: PutBack): Promise<void> {
    const dueNow = new Date(now);
    const until = new Date(addDuration(now, furthest));
    const leaseEnd = new Date(machineNow + leaseMs);
    const isNear = { state: 'due', dueAt: { $lte: until } };
    const isLeased = { ...isNear, owner: { $ne: null }, availableAt: { $gt: leaseEnd } };
    await withReconnect(() => jobs.updateMany(isLeased, { $set: { availableAt: leaseEnd } }));
    const isPaused = { ...isNear, owner: null, availableAt: { $gt: new Date(machineNow + longestPauseMs) } };
    await withReconnect(() => jobs.updateMany(isPaused, { $set: { availableAt: new Date(machineNow) } }));
    const isAhead = { state: 'due', dueAt: { $gt: dueNow, $lte: until }, kind: { $in: [...kinds] } };
    const orderAt = { $cond: [{ $gt: ['$orderAt', dueNow] }, dueNow, '$orderAt'] };
    await withReconnect(() => jobs.updateMany(isAhead, [{ $set: { dueAt: dueNow, orderAt } }]));
  }

  return { repairJobs };
}
