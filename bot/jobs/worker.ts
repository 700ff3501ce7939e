import { setTimeout as delay } from 'node:timers/promises';
import type { InstantText } from '../../shared/core/time.ts';
import type { Clock, Log } from '../app/ports.ts';
import type { Job } from '../db/jobs.ts';
import type { Repositories } from '../db/repositories.ts';
import { toBackoffMs } from './pacing.ts';

/** What became of a job. */
export type JobResult =
  | { kind: 'done' }
  | { kind: 'retry'; reason: string; afterMs: number | null }
  /** It went wrong by itself: tried again like the others, but those behind it in its lane do not wait for it. */
  | { kind: 'broken'; reason: string }
  /** Not now: somebody else is at it. Tried again after a pause, which does not count as a failure. */
  | { kind: 'yield'; afterMs: number }
  /** Not now: at a later time of the product. */
  | { kind: 'postpone'; until: InstantText }
  | { kind: 'park'; reason: string };

export type JobHandler = (job: Job) => Promise<JobResult>;

export interface WorkerDependencies {
  jobs: Repositories['jobs'];
  handlers: Readonly<Record<string, JobHandler>>;
  clock: Clock;
  log: Log;
  /** Names this process among others. */
  owner: string;
  random: () => number;
  /** Told of every job that ended as it should. */
  onDone?: (job: Job) => void;
}

export type Worker = ReturnType<typeof createWorker>;

const leaseMs = 30_000;
const idlePollMs = 250;
const concurrency = 16;
/** A job that fails this often is put aside. */
export const failureLimit = 12;

/**
 * Takes due jobs and runs their handlers, several at a time, one per lane. A job whose process dies is taken by another
 * one when its lease ends; a job that outlives its lease is renewed while it runs.
 */
export function createWorker({ jobs, handlers, clock, log, owner, random, onDone }: WorkerDependencies) {
  const running = new Map<string, Promise<void>>();
  const busyLanes = new Set<string>();
  let stopping = new AbortController();
  let loop: Promise<void> | null = null;

  async function runJob(job: Job): Promise<void> {
    const renewal = setInterval(() => {
      jobs.renew(job, clock.machineNow() + leaseMs).catch((error: unknown) => {
        log.warn({ err: error, job: job.id }, 'a lease could not be renewed');
      });
    }, leaseMs / 3);
    try {
      await settle(job, await toResult(job));
    } finally {
      clearInterval(renewal);
    }
  }

  async function toResult(job: Job): Promise<JobResult> {
    const handler = handlers[job.kind];
    if (handler === undefined) return { kind: 'park', reason: 'no handler' };
    try {
      return await handler(job);
    } catch (error) {
      log.error({ err: error, job: job.id }, 'a job failed');
      return { kind: 'broken', reason: error instanceof Error ? error.name : 'error' };
    }
  }

  async function settle(job: Job, result: JobResult): Promise<void> {
    switch (result.kind) {
      case 'done':
        if (await jobs.finish(job, clock.machineNow())) onDone?.(job);
        return;
      case 'yield':
        return jobs.yieldFor(job, clock.machineNow() + result.afterMs);
      case 'postpone':
        return jobs.postpone(job, result.until);
      case 'park':
        log.warn({ job: job.id, reason: result.reason }, 'a job was put aside');
        return jobs.park(job, result.reason);
      case 'retry':
        return tryAgain(job, { ...result, keepsPlace: true });
      case 'broken':
        return tryAgain(job, { ...result, afterMs: null, keepsPlace: false });
    }
  }

  async function tryAgain(
    job: Job,
    { reason, afterMs, keepsPlace }: { reason: string; afterMs: number | null; keepsPlace: boolean },
  ): Promise<void> {
    if (job.failures + 1 >= failureLimit) return jobs.park(job, reason);
    const pauseMs = afterMs ?? toBackoffMs(job.failures, random);
    return jobs.retry(job, { reason, availableAtMs: clock.machineNow() + pauseMs, keepsPlace });
  }

  function start(job: Job): void {
    if (job.lane !== null) busyLanes.add(job.lane);
    const task = runJob(job)
      .catch((error: unknown) => {
        log.error(
          { err: error, job: job.id },
          'the outcome of a job could not be stored; its lease will run out',
        );
      })
      .finally(() => {
        running.delete(job.id);
        if (job.lane !== null) busyLanes.delete(job.lane);
      });
    running.set(job.id, task);
  }

  /** Starts as many due jobs as there are places for. Returns how many. */
  async function fill(): Promise<number> {
    let started = 0;
    while (running.size < concurrency) {
      const claim = {
        owner,
        now: clock.now(),
        machineNow: clock.machineNow(),
        leaseMs,
        busyLanes: [...busyLanes],
      };
      const job = await jobs.claim(claim);
      if (job === null) break;
      start(job);
      started += 1;
    }
    return started;
  }

  async function runForEver(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await fill();
      } catch (error) {
        log.warn({ err: error }, 'due work could not be looked up');
      }
      const pause = delay(idlePollMs, undefined, { signal }).catch(() => undefined);
      await (running.size > 0 ? Promise.race([pause, ...running.values()]) : pause);
    }
    await Promise.all(running.values());
  }

  return {
    start: (): void => {
      if (loop !== null) return;
      stopping = new AbortController();
      loop = runForEver(stopping.signal);
    },
    /** Takes no more jobs and resolves when the running ones have ended. */
    stop: async (): Promise<void> => {
      stopping.abort();
      await loop;
      loop = null;
    },
    /** Runs what is due now, and what that makes due, until nothing is left. For the local clock and for tests. */
    drain: async (): Promise<void> => {
      while ((await fill()) > 0 || running.size > 0) {
        // A job may have ended while the next one was looked up; a race of nobody never ends.
        if (running.size > 0) await Promise.race(running.values());
      }
    },
  };
}
