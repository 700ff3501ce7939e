import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoError, MongoServerError, ObjectId, type Collection, type Db } from 'mongodb';
import type { LiveHint } from '../../shared/api/live.ts';
import { isConnectionLost, withReconnect } from './reconnect.ts';

interface HintDocument {
  _id?: ObjectId;
  hint: LiveHint | null;
  /** Names the process that wrote it; its own listeners have heard it already. */
  origin?: string;
}

export interface LiveListener {
  onHint: (hint: LiveHint) => void;
  /** Hints may have been missed. */
  onResync: () => void;
}

const collectionName = 'liveHints';
/**
 * The embedded engine answers a tail at once when there is nothing new, although it is asked to wait (seen: 1.5 ms, so a
 * loop without a pause took a fifth of a core here and a third in the engine). A server waits by itself.
 */
const emptyPauseMs = 20;

/** Small, because opening a tail reads it from its beginning; a reader who falls behind resyncs. */
const capBytes = 512 * 1024;

/**
 * Hints between processes by a capped collection that each process tails (architecture.md 8). A tail of an empty
 * collection ends at once and one that falls behind dies (storage.md), hence the seed document and the reopening. The
 * tails of the process that publishes a hint hear it at once. Hints need no journal: whoever lost one resyncs.
 */
export function createLiveHints(db: Db) {
  const hints: Collection<HintDocument> = db.collection<HintDocument>(collectionName, {
    writeConcern: { w: 1, journal: false },
  });
  const origin = randomUUID();
  const listeners = new Set<LiveListener>();
  let waiting: HintDocument[] = [];
  let writing: Promise<void> = Promise.resolve();

  /** Creates the collection with its first document; safe when other processes do the same. */
  async function prepare(): Promise<void> {
    try {
      await db.createCollection(collectionName, { capped: true, size: capBytes });
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 48) throw error;
    }
    if ((await hints.findOne({})) === null) await hints.insertOne({ hint: null });
  }

  /** Hints that come while others are being written are written together after them. */
  async function publish(hint: LiveHint): Promise<void> {
    for (const { onHint } of listeners) onHint(hint);
    waiting.push({ _id: new ObjectId(), hint, origin });
    if (waiting.length === 1) writing = writing.then(write, write);
    await writing;
  }

  async function write(): Promise<void> {
    const documents = waiting;
    waiting = [];
    await withReconnect(() => insert(documents));
  }

  /** Safe to repeat: of what is there already the database says that it knows the key. */
  async function insert(documents: readonly HintDocument[]): Promise<void> {
    try {
      await hints.insertMany(documents, { ordered: false });
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 11_000) throw error;
    }
  }

  /** Tails until it is stopped. Once it is in place, at first and after any break, the listener is told to resync. */
  function tail(listener: LiveListener): { stop: () => Promise<void> } {
    const stopping = new AbortController();
    const done = tailForEver(listener, stopping.signal);
    listeners.add(listener);
    return {
      stop: async () => {
        listeners.delete(listener);
        stopping.abort();
        await done;
      },
    };
  }

  async function tailForEver(listener: LiveListener, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await tailOnce(listener, signal);
      } catch (error) {
        // A cursor that died (136, lost connection) is opened again; anything else is a mistake of ours.
        if (!(error instanceof MongoError) && !isConnectionLost(error)) throw error;
      }
      await delay(200, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Passes on what comes after the hint that is the last one now. Ids of several processes do not sort by time. */
  async function tailOnce(listener: LiveListener, signal: AbortSignal): Promise<void> {
    const last = await withReconnect(() => hints.findOne({}, { sort: { $natural: -1 } }));
    const cursor = hints.find({}, { tailable: true, awaitData: true, maxAwaitTimeMS: 1000 });
    const close = () => void cursor.close();
    signal.addEventListener('abort', close, { once: true });
    listener.onResync();
    try {
      let isOld = last !== null;
      while (!cursor.closed) {
        const next = await cursor.tryNext();
        if (next === null) await delay(emptyPauseMs, undefined, { signal }).catch(() => undefined);
        else if (!isOld && next.hint !== null && next.origin !== origin) listener.onHint(next.hint);
        if (next !== null && last !== null && next._id.equals(last._id)) isOld = false;
      }
    } finally {
      signal.removeEventListener('abort', close);
      await cursor.close();
    }
  }

  return { prepare, publish, tail };
}
