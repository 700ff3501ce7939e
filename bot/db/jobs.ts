import { MongoServerError, type Collection, type Db } from 'mongodb';
import type { InstantText } from '../../shared/core/time.ts';
import { createDueTimes } from './due-times.ts';
import { withReconnect } from './reconnect.ts';

/** One piece of work that is due at a time of the product. */
export interface Job {
  id: string;
  kind: string;
  /** What the work is about; kind, key and revision together are unique. */
  key: string;
  /** Jobs of one lane run one after the other, in order of their due time. */
  lane: string | null;
  payload: Readonly<Record<string, unknown>>;
  dueAt: InstantText;
  /** Its place in its lane: a pause moves `dueAt`, not this. Null once it failed by itself, so that it holds up nobody. */
  orderAt: InstantText | null;
  /** Grows with every request for the same work; finishing arms the job again if it grew meanwhile. */
  wanted: number;
  /** How often it was taken. It fences: only the holder of the newest attempt may finish the job. */
  attempts: number;
  /** How often it failed since it was last asked for. */
  failures: number;
}

export interface NewJob {
  kind: string;
  key: string;
  /** Part of the id where a changed plan needs new jobs, such as the start of a moved meeting. */
  revision?: string;
  lane?: string;
  payload: Readonly<Record<string, unknown>>;
  dueAt: InstantText;
}

export interface Claim {
  owner: string;
  now: InstantText;
  /** Machine time in milliseconds. */
  machineNow: number;
  leaseMs: number;
  /** Lanes that this process is busy with. */
  busyLanes: readonly string[];
  /** What this process can do. The rest is left to a process of another version. */
  kinds: readonly string[];
  /** Of those, what it takes nothing of for the moment. */
  closed?: readonly string[];
}

export interface JobDocument extends Omit<Job, 'id' | 'dueAt' | 'orderAt'> {
  _id: string;
  state: 'due' | 'done' | 'parked';
  /** Product's time. */
  dueAt: Date;
  /** Product's time. Missing in jobs of the first version. */
  orderAt?: Date | null;
  /** Machine's time from which it may be taken: the end of a lease or of a pause after a failure. */
  availableAt: Date;
  owner: string | null;
  reason: string | null;
  doneAt: Date | null;
}

const atOnce = new Date(0);
/** How long a job waits for one of its lane that another process has in hand. */
const lanePauseMs = 40;
/** How long it waits for one that only a process of another version can do. */
const foreignPauseMs = 2000;

/**
 * The queue (architecture.md 5): leases and pauses on the machine's clock, due times on the product's. Everything that
 * a holder does to a job is conditional on its attempt, so one whose lease ran out can no longer finish it.
 */
export function createJobRepository(db: Db) {
  const jobs: Collection<JobDocument> = db.collection<JobDocument>('jobs');

  /** Plans work once; a second call for the same kind, key and revision changes nothing. */
  async function schedule(job: NewJob): Promise<void> {
    try {
      await withReconnect(() => jobs.insertOne(toDocument(job)));
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 11_000) throw error;
    }
  }

  /** Asks for work that may be asked for again and again, such as bringing a card up to date. */
  async function request(job: NewJob): Promise<void> {
    const { _id, kind, key, lane, payload, dueAt } = toDocument(job);
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

  /**
   * Takes the job that has been due longest, for the time of a lease. Lanes keep their order, also where a pause made a
   * job due later than the ones behind it: those are given the same pause.
   */
  async function claim(claim: Claim): Promise<Job | null> {
    for (;;) {
      const job = await take(claim);
      const ahead = job === null ? null : await findAhead(job);
      if (job === null || ahead === null) return job;
      await waitBehind(job, ahead, claim);
    }
  }

  async function take(claim: Claim): Promise<Job | null> {
    const { owner, now, machineNow, leaseMs, busyLanes, kinds, closed = [] } = claim;
    const filter = {
      state: 'due' as const,
      dueAt: { $lte: new Date(now) },
      availableAt: { $lte: new Date(machineNow) },
      ...(busyLanes.length > 0 && { lane: { $nin: [...busyLanes] } }),
      kind: { $in: kinds.filter((kind) => !closed.includes(kind)) },
    };
    const update = { $set: { owner, availableAt: new Date(machineNow + leaseMs) }, $inc: { attempts: 1 } };
    const options = { sort: { dueAt: 1, orderAt: 1 }, returnDocument: 'after' } as const;
    const document = await jobs.findOneAndUpdate(filter, update, options);
    return document === null ? null : toJob(document);
  }

  /** The first job of its lane, where that is another one. */
  async function findAhead({ lane, orderAt }: Job): Promise<JobDocument | null> {
    if (lane === null || orderAt === null) return null;
    const filter = { state: 'due' as const, lane, orderAt: { $lt: new Date(orderAt) } };
    return withReconnect(() => jobs.findOne(filter, { sort: { orderAt: 1 } }));
  }

  async function waitBehind(job: Job, ahead: JobDocument, { machineNow, kinds }: Claim): Promise<void> {
    const dueAt = new Date(Math.max(new Date(job.dueAt).getTime(), ahead.dueAt.getTime()));
    const isInHand = ahead.owner !== null && ahead.availableAt.getTime() > machineNow;
    const isForeign = !kinds.includes(ahead.kind);
    const pauseMs = isForeign ? foreignPauseMs : lanePauseMs;
    const availableAt = isInHand || isForeign ? new Date(machineNow + pauseMs) : ahead.availableAt;
    await withReconnect(() => jobs.updateOne(held(job), { $set: { owner: null, dueAt, availableAt } }));
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
    claim,
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

/** Only the newest attempt holds the job. */
function held({ id, attempts }: Job) {
  return { _id: id, attempts, state: 'due' as const };
}

function toDocument({ kind, key, revision, lane, payload, dueAt }: NewJob): JobDocument {
  return {
    _id: [kind, key, revision].filter((part) => part !== undefined).join(':'),
    kind,
    key,
    lane: lane ?? null,
    payload,
    dueAt: new Date(dueAt),
    orderAt: new Date(dueAt),
    availableAt: atOnce,
    state: 'due',
    wanted: 1,
    attempts: 0,
    failures: 0,
    owner: null,
    reason: null,
    doneAt: null,
  };
}

function toJob({ _id, dueAt, orderAt, ...document }: JobDocument): Job {
  const { kind, key, lane, payload, wanted, attempts, failures } = document;
  const place = orderAt?.toISOString() ?? null;
  return {
    id: _id,
    kind,
    key,
    lane,
    payload,
    dueAt: dueAt.toISOString(),
    orderAt: place,
    wanted,
    attempts,
    failures,
  };
}
