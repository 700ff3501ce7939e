/** What became of a write, as its sender was told. */
export type Told = 'done' | 'refused' | 'unknown';

/** Everything that a cell may hold now. */
interface Cell {
  /** What was acknowledged last; null where nothing was. */
  acknowledged: string | null;
  /** What was sent after it and may have been carried out or not. */
  possible: string[];
}

export type Ledger = ReturnType<typeof createLedger>;

/**
 * Remembers what writers were told. `once` is for what is created: by its unique text. `cells` are for what is written
 * over and over by one writer alone.
 */
export function createLedger() {
  const once = new Map<string, Told>();
  const cells = new Map<string, Cell>();
  const counts: Record<Told, number> = { done: 0, refused: 0, unknown: 0 };

  function create(text: string, told: Told): void {
    counts[told] += 1;
    once.set(text, told);
  }

  function write(cell: string, value: string, told: Told): void {
    counts[told] += 1;
    const known = cells.get(cell) ?? { acknowledged: null, possible: [] };
    if (told === 'done') cells.set(cell, { acknowledged: value, possible: [] });
    if (told === 'unknown') cells.set(cell, { ...known, possible: [...known.possible, value] });
  }

  /** What is wrong with what is stored, in words; empty where everything is as it was told. */
  function compare(stored: { texts: readonly string[]; cells: ReadonlyMap<string, string> }): string[] {
    const times = new Map<string, number>();
    for (const text of stored.texts) times.set(text, (times.get(text) ?? 0) + 1);
    const created = [...once].flatMap(([text, told]) => {
      const count = times.get(text) ?? 0;
      const isRight = told === 'unknown' ? count <= 1 : count === (told === 'done' ? 1 : 0);
      return isRight ? [] : [`${text} was told ${told} and is there ${count.toString()} times`];
    });
    const written = [...cells].flatMap(([name, { acknowledged, possible }]) => {
      const value = stored.cells.get(name) ?? null;
      if (value === acknowledged || (value !== null && possible.includes(value))) return [];
      if (acknowledged === null && value === null) return [];
      return [
        `${name} holds ${String(value)} instead of ${String(acknowledged)} or ${possible.join(' or ')}`,
      ];
    });
    return [...created, ...written];
  }

  return { create, write, compare, counts };
}
