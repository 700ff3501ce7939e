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
    if (document === null) return null;
    const { recent, hourStart, hourCount } = document;
    return { recent, hourStart, hourCount };
  }

  /** Gives the lane back, with what has been sent. */
  async function release(lane: string, owner: string, sent: SendRecord | null): Promise<void> {
    const update = { $set: { owner: null, ...sent } };
    await withReconnect(() => lanes.updateOne({ _id: lane, owner }, update));
  }

  /** Counts one send of a tenant into a second; false when that second is full. */
  async function countTenantSend(tenantId: string, second: number, limit: number): Promise<boolean> {
    const filter = { _id: tenantId, $or: [{ second: { $ne: second } }, { count: { $lt: limit } }] };
    const sameSecond = { $eq: ['$second', second] };
    const count = { $cond: [sameSecond, { $add: ['$count', 1] }, 1] };
    const document = await refusedIfTaken(() =>
      tenants.findOneAndUpdate(filter, [{ $set: { count, second } }], {
        upsert: true,
        returnDocument: 'after',
      }),
    );
    return document !== null;
  }

  return { acquire, release, countTenantSend };
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
