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

/** What was sent to one tenant lately, on the product's clock. */
export interface TenantRecord {
  /** Times of the last sends in milliseconds, oldest first; not more than fit into a second. */
  recent: readonly number[];
  /** When what was sent is made up for at the tenant's rate. */
  paidUntil: number;
}

interface TenantDocument extends TenantRecord {
  _id: string;
  version: number;
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

  async function readTenant(tenantId: string): Promise<TenantRecord & { version: number }> {
    const known = await withReconnect(() => tenants.findOne({ _id: tenantId }));
    // What the first version counted has none of these.
    const { recent = [], paidUntil = 0, version = 0 }: Partial<TenantDocument> = known ?? {};
    return { recent, paidUntil, version };
  }

  /** Keeps what a tenant was sent. False when another process has kept something since this version was read. */
  async function saveTenant(tenantId: string, seenVersion: number, record: TenantRecord): Promise<boolean> {
    const isFirst = seenVersion === 0;
    const filter = { _id: tenantId, version: isFirst ? { $exists: false } : seenVersion };
    const update = { $set: { ...record, version: seenVersion + 1 } };
    const result = await refusedIfTaken(() => tenants.updateOne(filter, update, { upsert: isFirst }));
    return result !== null && result.matchedCount + result.upsertedCount > 0;
  }

  return { acquire, renew, release, readTenant, saveTenant };
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
