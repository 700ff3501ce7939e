import type { Db } from 'mongodb';
import type { InstantText } from '../../shared/core/time.ts';
import { recordCollections } from './indexes.ts';

export interface JobCount {
  kind: string;
  /** `due` waits to be taken, `leased` is in hand, `parked` waits for somebody to act. */
  state: 'due' | 'leased' | 'parked';
  count: number;
}

export interface DueJobs {
  counts: JobCount[];
  /** Due time of the job that has waited longest and that nobody has in hand. */
  oldestDueAt: InstantText | null;
}

interface DueGroup {
  _id: { kind: string; isLeased: boolean };
  count: number;
  oldest: Date;
}

/** For somebody who asks again soon: an answer that takes longer is of no use any more. */
const limitMs = 1000;

/** How much waits. Each answer is one query on an index that holds only what waits, and fails after a second. */
export function createBacklog(db: Db) {
  async function aggregate<Row extends object>(collection: string, pipeline: object[]): Promise<Row[]> {
    const options = { maxTimeMS: limitMs, signal: AbortSignal.timeout(2 * limitMs) };
    return db.collection(collection).aggregate<Row>(pipeline, options).toArray();
  }

  /** Jobs whose time has come; those that are planned for later do not wait. */
  async function countDueJobs(now: InstantText, machineNow: number): Promise<DueJobs> {
    const isLeased = {
      $and: [{ $ne: ['$owner', null] }, { $gt: ['$availableAt', new Date(machineNow)] }],
    };
    const groups = await aggregate<DueGroup>('jobs', [
      { $match: { state: 'due', dueAt: { $lte: new Date(now) } } },
      {
        $group: { _id: { kind: '$kind', isLeased }, count: { $sum: 1 }, oldest: { $min: '$dueAt' } },
      },
    ]);
    const waiting = groups.filter(({ _id }) => !_id.isLeased).map(({ oldest }) => oldest.toISOString());
    return {
      counts: groups.map(({ _id, count }) => ({
        kind: _id.kind,
        state: _id.isLeased ? 'leased' : 'due',
        count,
      })),
      oldestDueAt: waiting.sort()[0] ?? null,
    };
  }

  async function countParkedJobs(): Promise<JobCount[]> {
    const groups = await aggregate<{ _id: string; count: number }>('jobs', [
      { $match: { state: 'parked', kind: { $gt: '' } } },
      { $group: { _id: '$kind', count: { $sum: 1 } } },
    ]);
    return groups.map(({ _id, count }) => ({ kind: _id, state: 'parked', count }));
  }

  /** Events that were stored and not yet delivered, per collection of records. */
  function countUndelivered(): Promise<{ collection: string; events: number }[]> {
    return Promise.all(
      recordCollections.map(async (collection) => {
        const [found] = await aggregate<{ events: number }>(collection, [
          { $match: { outboxAt: { $exists: true } } },
          { $group: { _id: null, events: { $sum: { $size: '$outbox' } } } },
        ]);
        return { collection, events: found?.events ?? 0 };
      }),
    );
  }

  return { countDueJobs, countParkedJobs, countUndelivered };
}
