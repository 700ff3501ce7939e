import type { Entry } from './entry.ts';

/** How thoroughly to measure. */
export interface Bench {
  /** The number for a real run, or the small one of a run that only shows that everything works. */
  pick: (full: number, tiny: number) => number;
}

/** Numbers that are taken together. */
export interface Measurement {
  /** What `npm run bench -- NAME` runs. */
  name: string;
  run: (bench: Bench) => Promise<Record<string, Entry>>;
}

/** A run of full length, or a tiny one. */
export function createBench(isTiny: boolean): Bench {
  return { pick: (full, tiny) => (isTiny ? tiny : full) };
}
