import { LRUCache } from 'lru-cache';

export type SeriesCache<Value extends object> = ReturnType<typeof createSeriesCache<Value>>;

const entryLimit = 500;

interface Loaded<Value> {
  seriesId: string;
  value: Value;
}

interface Loading<Value> {
  result: Promise<Value | null>;
  /** Something changed since it began: readers who ask from then on do not wait for it, and it is not kept. */
  isStale: boolean;
}

/**
 * Keeps what was loaded of meetings until anything in their series changes, so that one change costs one read of the
 * database however many panels fetch it again, also at the same moment (architecture.md 8). What is kept is shared:
 * nobody may change it.
 */
export function createSeriesCache<Value extends object>() {
  const entries = new LRUCache<string, Loaded<Value>>({ max: entryLimit });
  const loads = new Map<string, Loading<Value>>();

  /** The kept value of a meeting, or what `load` gives; null is not kept. */
  async function get(meetingId: string, load: () => Promise<Loaded<Value> | null>): Promise<Value | null> {
    const kept = entries.get(meetingId);
    if (kept !== undefined) return kept.value;
    const running = loads.get(meetingId);
    return running === undefined ? begin(meetingId, load) : running.result;
  }

  function begin(meetingId: string, load: () => Promise<Loaded<Value> | null>): Promise<Value | null> {
    const mine: Loading<Value> = { result: Promise.resolve(null), isStale: false };
    mine.result = load()
      .then((loaded) => {
        if (loaded !== null && !mine.isStale) entries.set(meetingId, loaded);
        return loaded?.value ?? null;
      })
      .finally(() => {
        if (loads.get(meetingId) === mine) loads.delete(meetingId);
      });
    loads.set(meetingId, mine);
    return mine.result;
  }

  /** What is kept of a meeting now. */
  function peek(meetingId: string): Value | null {
    return entries.peek(meetingId)?.value ?? null;
  }

  /** Brings what is kept of one meeting up to what was saved of it, where that is all that changed in its series. */
  function change(meetingId: string, toNext: (value: Value) => Value): void {
    leave(meetingId);
    const kept = entries.peek(meetingId);
    if (kept !== undefined) entries.set(meetingId, { ...kept, value: toNext(kept.value) });
  }

  function leave(meetingId: string): void {
    const running = loads.get(meetingId);
    if (running === undefined) return;
    running.isStale = true;
    loads.delete(meetingId);
  }

  function forget(meetingId: string): void {
    leave(meetingId);
    entries.delete(meetingId);
  }

  /** A load does not know its series before it has ended, so any change outdates all of them. */
  function leaveAll(): void {
    for (const meetingId of [...loads.keys()]) leave(meetingId);
  }

  function drop(seriesId: string): void {
    leaveAll();
    for (const [meetingId, entry] of entries.entries()) {
      if (entry.seriesId === seriesId) entries.delete(meetingId);
    }
  }

  function dropAll(): void {
    leaveAll();
    entries.clear();
  }

  return { get, peek, change, forget, drop, dropAll };
}
