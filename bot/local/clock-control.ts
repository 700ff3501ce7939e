import { setTimeout as delay } from 'node:timers/promises';
import type { InstantText } from '../../shared/core/time.ts';
import { DomainError } from '../../shared/core/errors.ts';
import type { SettableClock } from '../clock.ts';
import type { Job } from '../db/job.ts';
import type { Repositories } from '../db/repositories.ts';
import { clockOffsetName } from '../db/settings.ts';
import type { Worker } from '../jobs/worker.ts';

/** A piece of work that ran while the clock was moved. */
export interface RanJob {
  kind: string;
  key: string;
  at: InstantText;
}

export interface ClockControlDependencies {
  clock: SettableClock;
  worker: Worker;
  jobs: Repositories['jobs'];
  settings: Repositories['settings'];
  /** Resolves when no event is being delivered. */
  idle: () => Promise<void>;
  recorder: RunRecorder;
}

export type RunRecorder = ReturnType<typeof createRunRecorder>;

/** Notes which jobs end, while somebody wants to know. */
export function createRunRecorder(clock: Pick<SettableClock, 'now'>) {
  let ran: RanJob[] | null = null;
  return {
    note: ({ kind, key }: Pick<Job, 'kind' | 'key'>): void => {
      ran?.push({ kind, key, at: clock.now() });
    },
    start: (): void => {
      ran = [];
    },
    stop: (): RanJob[] => {
      const noted = ran ?? [];
      ran = null;
      return noted;
    },
  };
}

export type ClockControl = ReturnType<typeof createClockControl>;

/** How long the clock waits for work that rests. */
const patienceMs = 1000;

/**
 * Moves the product's time in local mode. On the way it stops at every due piece of work, in order, with the clock
 * standing at its due time, until nothing more is due (names.md, "Local mode only"). The offset is stored with the data.
 */
export function createClockControl({
  clock,
  worker,
  jobs,
  settings,
  idle,
  recorder,
}: ClockControlDependencies) {
  let moving: Promise<unknown> = Promise.resolve();

  /** Also waits for work that was given back for a moment; what failed and rests longer is left to the worker. */
  async function runToFixpoint(): Promise<void> {
    for (;;) {
      await worker.drain();
      await idle();
      const availableAt = await jobs.nextAvailableAt(clock.now(), worker.kinds);
      if (availableAt === null || availableAt > clock.machineNow() + patienceMs) return;
      await delay(Math.max(availableAt - clock.machineNow(), 1));
    }
  }

  async function stepTo(target: InstantText): Promise<void> {
    clock.freeze(clock.now());
    await runToFixpoint();
    for (;;) {
      const dueAt = await jobs.nextDueAt(target, clock.machineNow(), worker.kinds);
      if (dueAt === null) break;
      if (dueAt > clock.now()) clock.freeze(dueAt);
      await runToFixpoint();
    }
    clock.freeze(target);
  }

  /** @throws DomainError `wrong-state` for a time that lies behind. */
  async function moveTo(target: InstantText): Promise<{ now: InstantText; ran: RanJob[] }> {
    if (target < clock.now()) throw new DomainError('wrong-state', { record: 'series', state: 'past' });
    await worker.stop();
    recorder.start();
    try {
      await stepTo(target);
      return { now: clock.now(), ran: recorder.stop() };
    } finally {
      clock.release();
      await settings.set(clockOffsetName, clock.offsetMs());
      worker.start();
    }
  }

  function queued<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = moving.then(task, task);
    moving = result;
    return result;
  }

  return {
    now: () => clock.now(),
    /** @throws DomainError `wrong-state` for a time that lies behind. */
    moveTo: (target: InstantText) => queued(() => moveTo(target)),
  };
}

/** The offset that was stored with the data, in milliseconds. */
export function readStoredOffset(settings: Repositories['settings']): Promise<number> {
  return settings.get(clockOffsetName, 0);
}
