import { LRUCache } from 'lru-cache';

export type SeriesCache<Value extends object> = ReturnType<typeof createSeriesCache<Value>>;

const entryLimit = 500;

/**
 * Keeps what was loaded of meetings until anything in their series changes, so that one change costs one read of the
 * database however many panels fetch it again (architecture.md 8). A change in this process drops the entries at once,
 * one in another process when its hint arrives, before open tabs are told. What is kept is shared: nobody may change it.
 */
export function createSeriesCache<Value extends object>() {
  const entries = new LRUCache<string, { seriesId: string; value: Value }>({ max: entryLimit });
  /** Grows with every change, so that a load which began before it is not kept. */
  let generation = 0;

  /** The kept value of a meeting, or what `load` gives; null is not kept. */
  async function get(
    meetingId: string,
    load: () => Promise<{ seriesId: string; value: Value } | null>,
  ): Promise<Value | null> {
    const kept = entries.get(meetingId);
    if (kept !== undefined) return kept.value;
    const begun = generation;
    const loaded = await load();
    if (loaded !== null && begun === generation) entries.set(meetingId, loaded);
    return loaded?.value ?? null;
  }

  function drop(seriesId: string): void {
    generation += 1;
    for (const [meetingId, entry] of entries.entries()) {
      if (entry.seriesId === seriesId) entries.delete(meetingId);
    }
  }

  function dropAll(): void {
    generation += 1;
    entries.clear();
  }

  return { get, drop, dropAll };
}
