import { setTimeout as delay } from 'node:timers/promises';
import type { InstantText } from '../../shared/core/time.ts';
import { endsWithin } from '../app/ends-within.ts';
import type { Clock, Log } from '../app/ports.ts';
import { createRareLog } from '../app/rare-log.ts';
import type { Job } from '../db/job.ts';
import type { Repositories } from '../db/repositories.ts';
import { toBackoffMs } from './pacing.ts';
import { createRests } from './rests.ts';

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
  /** Not now, and nothing else of its kind either until a later time of the product: no more may be sent. */
  | { kind: 'pace'; until: InstantText }
  | { kind: 'park'; reason: string };

/** `letThrough` is called by those whose kind has a pace, once it lets the job through. */
export type JobHandler = (job: Job, letThrough: () => void) => Promise<JobResult>;

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

/** How long a job belongs to the process that took it, unless it renews that. */
export const leaseMs = 30_000;
const idlePollMs = 250;
const concurrency = 16;
/** A job that goes wrong this often by itself is put aside. */
const mistakeLimit = 12;
/** So is one that could not be sent: after some hours, so that an outage of an afternoon loses nothing. */
export const failureLimit = 100;

interface Again {
  reason: string;
  /** How long it is to wait at least, in milliseconds. */
  afterMs: number | null;
  limit: number;
  keepsPlace: boolean;
}

interface RunningJob {
  job: Job;
  ended: Promise<void>;
  /** Keeps the lease alive. */
  renewal: NodeJS.Timeout;
}

/**
 * Takes due jobs and runs their handlers, several at a time, one per lane. A job whose process dies is taken by another
 * one when its lease ends; a job that outlives its lease is renewed while it runs. Work of a kind without a handler is
 * left to processes of another version.
 */
export function createWorker({ jobs, handlers, clock, log, owner, random, onDone }: WorkerDependencies) {
  const kinds = Object.keys(handlers);
  const warnRarely = createRareLog({ log, clock });
  const running = new Map<string, RunningJob>();
  const busyLanes = new Set<string>();
  const rests = createRests(clock);
  let isDraining = false;
  let wake: () => void = () => undefined;
  let stopping = new AbortController();
  let loop: Promise<void> | null = null;
  let lookedAt = clock.machineNow();
  let endings = 0;
  let filling: Promise<unknown> = Promise.resolve();

  function renewLease(job: Job): void {
    jobs.renew(job, clock.machineNow() + leaseMs).catch((error: unknown) => {
      warnRarely({ err: error, job: job.id }, 'a lease could not be renewed');
    });
  }

  async function runJob(job: Job): Promise<void> {
    const decide = rests.take(job.kind);
    const letThrough = () => {
      decide();
      if (rests.isCareful(job.kind)) wake();
    };
    try {
      await settle(job, await toResult(job, letThrough));
    } finally {
      decide();
    }
  }

  async function toResult(job: Job, letThrough: () => void): Promise<JobResult> {
    const handler = handlers[job.kind];
    try {
      return handler === undefined ? { kind: 'yield', afterMs: leaseMs } : await handler(job, letThrough);
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
      case 'pace':
        return rest(job, result.until);
      case 'park':
        return putAside(job, result.reason);
      case 'retry':
        log.warn({ job: job.id, reason: result.reason }, 'a job failed');
        return tryAgain(job, { ...result, limit: failureLimit, keepsPlace: true });
      case 'broken':
        return tryAgain(job, { ...result, afterMs: 0, limit: mistakeLimit, keepsPlace: false });
    }
  }

  /** The backlog stays as it is; where the clock stands still, it is moved to where the clock can go. */
  function rest(job: Job, until: InstantText): Promise<void> {
    if (isDraining) return jobs.postpone(job, until);
    rests.begin(job.kind, until);
    return jobs.yieldFor(job, 0);
  }

  function putAside(job: Job, reason: string): Promise<void> {
    log.warn({ job: job.id, reason }, 'a job was put aside');
    return jobs.park(job, reason);
  }

  async function tryAgain(job: Job, { reason, afterMs, limit, keepsPlace }: Again): Promise<void> {
    if (job.failures + 1 >= limit) return putAside(job, reason);
    // Whoever asks for less each time, or for nothing, is still not asked without end.
    const pauseMs = Math.max(afterMs ?? 0, toBackoffMs(job.failures, random));
    return jobs.retry(job, { reason, availableAtMs: clock.machineNow() + pauseMs, keepsPlace });
  }

  function start(job: Job): void {
    if (job.lane !== null) busyLanes.add(job.lane);
    const renewal = setInterval(renewLease, leaseMs / 3, job);
    const ended = runJob(job)
      .catch((error: unknown) => {
        log.error(
          { err: error, job: job.id },
          'the outcome of a job could not be stored; its lease will run out',
        );
      })
      .finally(() => {
        clearInterval(renewal);
        running.delete(job.id);
        if (job.lane !== null) busyLanes.delete(job.lane);
        endings += 1;
      });
    running.set(job.id, { job, ended, renewal });
  }

  function claim(places: number): Promise<Job[]> {
    const [now, machineNow] = [clock.now(), clock.machineNow()];
    const means = { owner, now, machineNow, leaseMs, kinds, closed: rests.listClosed() };
    return jobs.claim({ ...means, busyLanes: [...busyLanes], careful: rests.listCareful(), places });
  }

  /** Starts as many due jobs as there are places for, unless it is told to stop. Returns how many. */
  async function fill(signal?: AbortSignal): Promise<number> {
    let started = 0;
    while (running.size < concurrency) {
      const endingsBefore = endings;
      const taken = await claim(concurrency - running.size);
      lookedAt = clock.machineNow();
      // What ended meanwhile was in the way of the next one of its lane, which was not looked for.
      if (taken.length === 0 && endings > endingsBefore) continue;
      if (taken.length === 0) break;
      if (signal?.aborted === true) {
        await Promise.all(taken.map((job) => jobs.yieldFor(job, 0)));
        break;
      }
      taken.forEach(start);
      started += taken.length;
    }
    lookedAt = clock.machineNow();
    return started;
  }

  function anyEnds(): Promise<void> {
    return Promise.race([...running.values()].map(({ ended }) => ended));
  }

  async function allEnd(): Promise<void> {
    await Promise.all([...running.values()].map(({ ended }) => ended));
  }

  async function runForEver(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      try {
        await (filling = fill(signal));
      } catch (error) {
        warnRarely({ err: error }, 'due work could not be looked up');
      }
      const pauseMs = Math.min(idlePollMs, rests.endsInMs());
      const pause = delay(pauseMs, undefined, { signal }).catch(() => undefined);
      await Promise.race([pause, woken, ...(running.size > 0 ? [anyEnds()] : [])]);
    }
    await allEnd();
  }

  /** Lets another process take at once what is still running here; from then on this one is fenced out. */
  async function giveBack(): Promise<void> {
    // What is being taken at this moment would come after it.
    await filling.catch(() => undefined);
    for (const { job, renewal } of [...running.values()]) {
      clearInterval(renewal);
      running.delete(job.id);
      log.warn({ job: job.id }, 'a job was given back unfinished');
      await jobs.yieldFor(job, 0);
    }
  }

  return {
    start: (): void => {
      if (loop !== null) return;
      stopping = new AbortController();
      loop = runForEver(stopping.signal);
    },
    /** Takes no more jobs and resolves when the running ones have ended, or were given back after a limit. */
    stop: async (limitMs?: number): Promise<void> => {
      stopping.abort();
      const ended = Promise.all([loop, allEnd()]);
      loop = null;
      if (limitMs === undefined) await ended;
      else if (!(await endsWithin(limitMs, ended))) await giveBack();
    },
    /** What it has handlers for. */
    kinds,
    /** When, on the machine's clock, it last saw whether work is due. */
    lookedAt: (): number => lookedAt,
    /** Runs what is due now, and what that makes due, until nothing is left. For the local clock and for tests. */
    drain: async (): Promise<void> => {
      rests.clear();
      isDraining = true;
      try {
        while ((await fill()) > 0 || running.size > 0) {
          // A job may have ended while the next one was looked up; a race of nobody never ends.
          if (running.size > 0) await anyEnds();
        }
      } finally {
        isDraining = false;
      }
    },
  };
}
