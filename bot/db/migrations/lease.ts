import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoServerError, type Collection } from 'mongodb';

const LEASE_ID = 'lease';
const DUPLICATE_KEY = 11000;
const RENEWALS_PER_LEASE = 3;

/** A document of the `migrations` collection: an applied migration, or the one lease. */
export interface MigrationDocument {
  _id: string;
  appliedAt?: Date;
  owner?: string | null;
  expiresAt?: Date;
}

export interface Lease {
  /** Whether the lease was ours at the last renewal. */
  isHeld(): boolean;
  release(): Promise<void>;
}

interface LeaseOptions {
  /** How long the lease outlives a process that died, in ms. */
  durationMs: number;
  pollMs: number;
}

/**
 * Waits until no other process holds the lease, takes it and renews it until `release()`. Expiry is judged by the
 * database's own clock (`$$NOW`), so the machines' clocks need not agree.
 */
export async function acquireLease(
  collection: Collection<MigrationDocument>,
  { durationMs, pollMs }: LeaseOptions,
): Promise<Lease> {
  const owner = randomUUID();
  const take = (): Promise<boolean> => takeLease(collection, owner, durationMs);
  await createLeaseDocument(collection);
  while (!(await take())) await delay(pollMs);

  let isHeld = true;
  const timer = setInterval(() => {
    take().then(
      (isTaken) => (isHeld = isTaken),
      () => (isHeld = false),
    );
  }, durationMs / RENEWALS_PER_LEASE);
  return {
    isHeld: () => isHeld,
    async release() {
      clearInterval(timer);
      await collection.updateOne({ _id: LEASE_ID, owner }, { $set: { owner: null, expiresAt: new Date(0) } });
    },
  };
}

async function createLeaseDocument(collection: Collection<MigrationDocument>): Promise<void> {
  const free = { owner: null, expiresAt: new Date(0) };
  try {
    await collection.updateOne({ _id: LEASE_ID }, { $setOnInsert: free }, { upsert: true });
  } catch (error) {
    const isThere = error instanceof MongoServerError && error.code === DUPLICATE_KEY;
    if (!isThere) throw error; // else another process made it in the same moment
  }
}

async function takeLease(
  collection: Collection<MigrationDocument>,
  owner: string,
  durationMs: number,
): Promise<boolean> {
  const { matchedCount } = await collection.updateOne(
    { _id: LEASE_ID, $or: [{ owner }, { $expr: { $lte: ['$expiresAt', '$$NOW'] } }] },
    [{ $set: { owner, expiresAt: { $add: ['$$NOW', durationMs] } } }],
  );
  return matchedCount === 1;
}
