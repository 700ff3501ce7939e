import { setTimeout as delay } from 'node:timers/promises';
import type { Repositories } from '../db/repositories.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Clock } from './ports.ts';

export interface TurnDependencies {
  repositories: Pick<Repositories, 'lanes'>;
  clock: Pick<Clock, 'machineNow'>;
  newId: () => string;
}

/** Much longer than a task takes, and shorter than Teams waits for an answer: a process that died holds nobody up for long. */
const leaseMs = 5000;
const pauseMs = 20;

/** Runs tasks of the same key one after the other, whichever processes they come to. */
export function createTurns({ repositories, clock, newId }: TurnDependencies) {
  const { lanes } = repositories;
  const queue = createKeyedQueue();

  async function run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const lane = `turns:${key}`;
    const owner = newId();
    const acquire = () => lanes.acquire(lane, { owner, machineNow: clock.machineNow(), leaseMs });
    let record = await acquire();
    for (; record === null; record = await acquire()) await delay(pauseMs);
    try {
      return await task();
    } finally {
      await lanes.release(lane, owner, record);
    }
  }

  return {
    run: <Result>(key: string, task: () => Promise<Result>): Promise<Result> =>
      queue.run(key, () => run(key, task)),
  };
}
