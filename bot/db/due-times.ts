import type { Collection, Db } from 'mongodb';
import type { InstantText } from '../../shared/core/time.ts';
import { withReconnect } from './reconnect.ts';

/** What of a job tells when it may be taken. */
interface DueDocument {
  _id: string;
  kind: string;
  state: string;
  dueAt: Date;
  availableAt: Date;
}

/** When there is something to do in the queue; for who moves the clock. */
export function createDueTimes(db: Db) {
  const jobs: Collection<DueDocument> = db.collection<DueDocument>('jobs');

  /**
   * When the next work of these kinds is due, not later than a time; null when there is none. Leased jobs do not count.
   */
  async function nextDueAt(
    until: InstantText,
    machineNow: number,
    kinds: readonly string[],
  ): Promise<InstantText | null> {
    const filter = {
      state: 'due' as const,
      dueAt: { $lte: new Date(until) },
      availableAt: { $lte: new Date(machineNow) },
      kind: { $in: [...kinds] },
    };
    const document = await withReconnect(() => jobs.findOne(filter, { sort: { dueAt: 1 } }));
    return document?.dueAt.toISOString() ?? null;
  }

  /**
   * The machine's time in milliseconds from which something may be taken of the work that is due by `now`, looking at
   * what has been due longest; null when there is none.
   */
  async function nextAvailableAt(now: InstantText, kinds: readonly string[]): Promise<number | null> {
    const due = { state: 'due' as const, dueAt: { $lte: new Date(now) } };
    const filter = { ...due, kind: { $in: [...kinds] } };
    const options = { sort: { dueAt: 1 }, limit: 100, projection: { availableAt: 1 } } as const;
    const documents = await withReconnect(() => jobs.find(filter, options).toArray());
    if (documents.length === 0) return null;
    return Math.min(...documents.map(({ availableAt }) => availableAt.getTime()));
  }

  return { nextDueAt, nextAvailableAt };
}
