import { MongoServerError, type Collection, type Db } from 'mongodb';
import type { InstantText } from '../../shared/core/time.ts';
import { createClaims } from './claim-jobs.ts';
import { createDueTimes } from './due-times.ts';
import { atOnce, held, toJobDocument, type Job, type JobDocument, type NewJob } from './job.ts';
import { withReconnect } from './reconnect.ts';

/**
 * The queue (architecture.md 5): leases and pauses on the machine's clock, due times on the product's. Everything that
 * a holder does to a job is conditional on its attempt, so one whose lease ran out can no longer finish it.
 */
export function createJobRepository(db: Db) {
  const jobs: Collection<JobDocument> = db.collection<JobDocument>('jobs');

  /** Plans work once; a second call for the same kind, key and revision changes nothing. */
  async function schedule(job: NewJob): Promise<void> {
    try {
      await withReconnect(() => jobs.insertOne(toJobDocument(job)));
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 11_000) throw error;
    }
  }

  /** Asks for work that may be asked for again and again, such as bringing a card up to date. */
  async function request(job: NewJob): Promise<void> {
    const { _id, kind, key, lane, payload, dueAt } = toJobDocument(job);
    const isDue = { $eq: ['$state', 'due'] };
    const armed = {
      kind,
      key,
      lane: { $literal: lane },
      payload: { $literal: payload },
      state: 'due',
      wanted: { $add: [{ $ifNull: ['$wanted', 0] }, 1] },
      dueAt: { $cond: [isDue, { $min: ['$dueAt', dueAt] }, dueAt] },
      orderAt: { $cond: [isDue, '$orderAt', dueAt] },
      availableAt: { $cond: [isDue, '$availableAt', atOnce] },
      attempts: { $ifNull: ['$attempts', 0] },
      failures: { $cond: [isDue, '$failures', 0] },
      owner: { $cond: [isDue, '$owner', null] },
      reason: null,
      doneAt: null,
    };
    await withReconnect(() => jobs.updateOne({ _id }, [{ $set: armed }], { upsert: true }));
  }

  /** Lengthens the lease of a job that takes long. False when it is no longer held. */
  async function renew(job: Job, untilMs: number): Promise<boolean> {
    const result = await jobs.updateOne(held(job), { $set: { availableAt: new Date(untilMs) } });
    return result.matchedCount === 1;
  }

  /** Ends a job, or arms it again when it was asked for meanwhile. False when another process holds it by now. */
  async function finish(job: Job, machineNow: number): Promise<boolean> {
    const isSame = { $eq: ['$wanted', job.wanted] };
    const ended = {
      state: { $cond: [isSame, 'done', 'due'] },
      doneAt: { $cond: [isSame, new Date(machineNow), null] },
      availableAt: atOnce,
      failures: 0,
      owner: null,
    };
    const result = await withReconnect(() => jobs.updateOne(held(job), [{ $set: ended }]));
    return result.matchedCount === 1;
  }

  /** Gives a job back to be tried again after a pause on the machine's clock. One that failed by itself loses its place. */
  async function retry(
    job: Job,
    { reason, availableAtMs, keepsPlace }: { reason: string; availableAtMs: number; keepsPlace: boolean },
  ): Promise<void> {
    const place = keepsPlace ? {} : { orderAt: null };
    const update = {
      $set: { owner: null, reason, availableAt: new Date(availableAtMs), ...place },
      $inc: { failures: 1 },
    };
    await withReconnect(() => jobs.updateOne(held(job), update));
  }

  /** Gives a job back untried, to be taken after a pause on the machine's clock. */
  async function yieldFor(job: Job, availableAtMs: number): Promise<void> {
    const update = { $set: { owner: null, availableAt: new Date(availableAtMs) } };
    await withReconnect(() => jobs.updateOne(held(job), update));
  }

  /** Gives a job back untried, to be taken at a later time of the product: pacing is not a failure. */
  async function postpone(job: Job, dueAt: InstantText): Promise<void> {
    const update = { $set: { owner: null, dueAt: new Date(dueAt), availableAt: atOnce } };
    await withReconnect(() => jobs.updateOne(held(job), update));
  }

  /** Puts a job aside until somebody does something about the reason. */
  async function park(job: Job, reason: string): Promise<void> {
    await withReconnect(() => jobs.updateOne(held(job), { $set: { state: 'parked', owner: null, reason } }));
  }

  /** Arms what was put aside in a lane, unless it was due before a time: by then nobody wants it any more. */
  async function wake(lane: string, { since, now }: { since: InstantText; now: InstantText }): Promise<void> {
    const filter = { state: 'parked' as const, lane, dueAt: { $gte: new Date(since) } };
    const armed = {
      state: 'due' as const,
      dueAt: new Date(now),
      availableAt: atOnce,
      failures: 0,
      reason: null,
    };
    await withReconnect(() => jobs.updateMany(filter, { $set: armed }));
  }

  /**
   * Puts aside what has been due since before a time and is of none of these kinds: a process that can do it would have
   * taken it by then. Work that is leased or rests after a failure is in somebody's hands. Returns how much it was.
   */
  async function parkUnknown(
    kinds: readonly string[],
    before: InstantText,
    machineNow: number,
  ): Promise<number> {
    const filter = {
      state: 'due' as const,
      dueAt: { $lt: new Date(before) },
      availableAt: { $lte: new Date(machineNow) },
      kind: { $nin: [...kinds] },
    };
    const update = { $set: { state: 'parked' as const, owner: null, reason: 'no handler' } };
    return (await withReconnect(() => jobs.updateMany(filter, update))).modifiedCount;
  }

  /** Deletes jobs that were done before a machine time. */
  async function purgeDone(beforeMs: number): Promise<number> {
    const filter = { state: 'done' as const, doneAt: { $lt: new Date(beforeMs) } };
    const result = await withReconnect(() => jobs.deleteMany(filter));
    return result.deletedCount;
  }

  return {
    schedule,
    request,
    ...createClaims(db),
    renew,
    finish,
    retry,
    yieldFor,
    postpone,
    park,
    wake,
    parkUnknown,
    ...createDueTimes(db),
    purgeDone,
  };
}
