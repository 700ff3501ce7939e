import { MongoServerError, type Collection, type Db } from 'mongodb';
import { withReconnect } from './reconnect.ts';

/** What was answered to a request with an Idempotency-Key. */
export interface KeptResponse {
  status: number;
  body: unknown;
  version: number | null;
}

export type KeyState =
  /** `recordId` is the same when a request that died is run again: what it creates is created once. */
  | { kind: 'new'; recordId: string }
  | { kind: 'running' }
  | { kind: 'other-request' }
  | { kind: 'answered'; response: KeptResponse };

export interface KeyRequest {
  requestHash: string;
  /** A fresh id for the record that the request may create. */
  recordId: string;
  machineNow: number;
}

interface KeyDocument {
  _id: string;
  requestHash: string;
  startedAt: Date;
  recordId: string;
  expiresAt: Date;
  response: KeptResponse | null;
}

const keptMs = 24 * 60 * 60 * 1000;
/** A request that has not answered by then died with its process; the command id keeps a second run from doubling. */
const abandonedMs = 30_000;

/** Idempotency-Keys live 24 hours with the response (architecture.md 4; draft-ietf-httpapi-idempotency-key-header). */
export function createIdempotencyRepository(db: Db) {
  const keys: Collection<KeyDocument> = db.collection<KeyDocument>('idempotencyKeys');

  async function begin(id: string, { requestHash, recordId, machineNow }: KeyRequest): Promise<KeyState> {
    const startedAt = new Date(machineNow);
    const expiresAt = new Date(machineNow + keptMs);
    const fresh = { requestHash, recordId, startedAt, expiresAt, response: null };
    try {
      await withReconnect(() => keys.insertOne({ _id: id, ...fresh }));
      return { kind: 'new', recordId };
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 11_000) throw error;
    }
    const known = await withReconnect(() => keys.findOne({ _id: id }));
    if (known === null) return restart(id, fresh);
    const isExpired = known.expiresAt <= startedAt;
    if (known.requestHash !== requestHash) return isExpired ? restart(id, fresh) : { kind: 'other-request' };
    // Also a day that has only jumped by creates nothing twice.
    if (isExpired) return restart(id, { ...fresh, recordId: known.recordId });
    if (known.response !== null) return { kind: 'answered', response: known.response };
    // One that began far ahead of now began before the clock was put back.
    const isAbandoned = Math.abs(machineNow - known.startedAt.getTime()) > abandonedMs;
    return isAbandoned ? restart(id, { ...fresh, recordId: known.recordId }) : { kind: 'running' };
  }

  async function restart(id: string, fresh: Omit<KeyDocument, '_id'>): Promise<KeyState> {
    await withReconnect(() => keys.updateOne({ _id: id }, { $set: fresh }, { upsert: true }));
    return { kind: 'new', recordId: fresh.recordId };
  }

  async function keep(id: string, response: KeptResponse): Promise<void> {
    await withReconnect(() => keys.updateOne({ _id: id }, { $set: { response } }));
  }

  /** Forgets a key whose request was refused, so that a corrected one may use it. */
  async function forget(id: string): Promise<void> {
    await withReconnect(() => keys.deleteOne({ _id: id }));
  }

  /** Lets a request be run again at once of which nobody knows how far it came; what it creates keeps its id. */
  async function release(id: string): Promise<void> {
    await withReconnect(() =>
      keys.updateOne({ _id: id, response: null }, { $set: { startedAt: new Date(0) } }),
    );
  }

  /** A day later, for clocks that jump; the engine has no TTL deletion (storage.md §0.4). */
  async function purgeExpired(machineNow: number): Promise<void> {
    await withReconnect(() => keys.deleteMany({ expiresAt: { $lte: new Date(machineNow - keptMs) } }));
  }

  return { begin, keep, forget, release, purgeExpired };
}
