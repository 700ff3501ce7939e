import { MongoServerError, type Collection, type Db } from 'mongodb';
import { withReconnect } from './reconnect.ts';

/** What was sent to one conversation lately, on the product's clock (bot/jobs/pacing.ts decides by it). */
export interface SendRecord {
  /** Times of the last 60 sends in milliseconds, oldest first. */
  recent: readonly number[];
  hourStart: number;
  hourCount: number;
}

interface LaneDocument extends SendRecord {
  _id: string;
  owner: string | null;
  /** Machine's time at which the lease ends. */
  until: Date;
}

interface TenantDocument {
  _id: string;
  second: number;
  count: number;
}

/** How far the clocks of two processes may be apart. */
const clockSkewSeconds = 5;

/** One lane per conversation: who sends into it now, whichever process it is, and how much went out. */
export function createLaneRepository(db: Db) {
  const lanes: Collection<LaneDocument> = db.collection<LaneDocument>('lanes');
  const tenants: Collection<TenantDocument> = db.collection<TenantDocument>('tenantPacing');

  /** Takes a lane for the time of a lease; null while another process has it. */
  async function acquire(
    lane: string,
    lease: { owner: string; machineNow: number; leaseMs: number },
  ): Promise<SendRecord | null> {
    const { owner, machineNow, leaseMs } = lease;
    const filter = {
      _id: lane,
      $or: [{ owner: null }, { until: { $lte: new Date(machineNow) } }],
    };
    const update = {
      $set: { owner, until: new Date(machineNow + leaseMs) },
      $setOnInsert: { recent: [], hourStart: 0, hourCount: 0 },
    };
    const document = await refusedIfTaken(() =>
      lanes.findOneAndUpdate(filter, update, { upsert: true, returnDocument: 'after' }),
    );
    if (document === null) return shorten(lane, machineNow + leaseMs);
    const { recent, hourStart, hourCount } = document;
    return { recent, hourStart, hourCount };
  }

  /** No lease ends later than one that begins now; after the clock was put back a dead process would hold it as long. */
  async function shorten(lane: string, untilMs: number): Promise<null> {
    const until = new Date(untilMs);
    await withReconnect(() => lanes.updateOne({ _id: lane, until: { $gt: until } }, { $set: { until } }));
    return null;
  }

  /** Holds a lane for longer. False when another one has it by now. */
  async function renew(lane: string, owner: string, untilMs: number): Promise<boolean> {
    const update = { $set: { until: new Date(untilMs) } };
    return (await withReconnect(() => lanes.updateOne({ _id: lane, owner }, update))).matchedCount === 1;
  }

  /** Gives the lane back, with what has been sent. */
  async function release(lane: string, owner: string, sent: SendRecord): Promise<void> {
    const update = { $set: { owner: null, ...sent } };
    await withReconnect(() => lanes.updateOne({ _id: lane, owner }, update));
  }

  /**
   * Counts one send of a tenant into a second; false when that second is full. A process whose clock is a little behind
   * counts into the second of the others; one that lies further ahead was counted before the clock was put back.
   */
  async function countTenantSend(tenantId: string, second: number, limit: number): Promise<boolean> {
    const furthest = second + clockSkewSeconds;
    const isOver = [{ second: { $lt: second } }, { second: { $gt: furthest } }];
    const filter = { _id: tenantId, $or: [...isOver, { count: { $lt: limit } }] };
    const isNew = { $or: [{ $lt: ['$second', second] }, { $gt: ['$second', furthest] }] };
    const update = {
      count: { $cond: [isNew, 1, { $add: ['$count', 1] }] },
      second: { $cond: [isNew, second, '$second'] },
    };
    const options = { upsert: true, returnDocument: 'after' } as const;
    const document = await refusedIfTaken(() =>
      tenants.findOneAndUpdate(filter, [{ $set: update }], options),
    );
    return document !== null;
  }

  return { acquire, renew, release, countTenantSend };
}

/**
 * An upsert whose filter does not fit the existing document runs into its `_id`: that means "not now". Two first upserts
 * of the same document run into each other as well, so it is tried once more, when the document is there.
 */
async function refusedIfTaken<Result>(upsert: () => Promise<Result>): Promise<Result | null> {
  for (let isSecondTry = false; ; isSecondTry = true) {
    try {
      return await withReconnect(upsert);
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 11_000) throw error;
      if (isSecondTry) return null;
    }
  }
}
