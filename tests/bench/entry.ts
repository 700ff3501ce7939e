import { toShort } from './statistics.ts';

/** What a number has to be: by itself, or as a multiple of its floor. */
export interface Goal {
  of: 'value' | 'ratio';
  is: 'most' | 'least';
  limit: number;
}

/** One number of the report, with what the same machine did at the same time without the app. */
export interface Entry {
  value: number;
  unit: string;
  floor: number;
  /** Value divided by floor. */
  ratio: number;
  /** In words, such as `ratio <= 1.5`; null where a number is only reported. */
  goal: string | null;
  met: boolean | null;
}

export interface Measured {
  value: number;
  floor: number;
  unit: string;
  goal?: Goal;
}

/** Compares a number with its floor and its goal. */
export function toEntry({ value, floor, unit, goal }: Measured): Entry {
  const ratio = value / floor;
  return {
    value: toShort(value),
    unit,
    floor: toShort(floor),
    ratio: toShort(ratio),
    goal: goal === undefined ? null : toWords(goal),
    met: goal === undefined ? null : isMet(goal, goal.of === 'value' ? value : ratio),
  };
}

/** A goal for the ratio: at most so many times the floor. */
export function atMostTimes(limit: number): Goal {
  return { of: 'ratio', is: 'most', limit };
}

function toWords({ of, is, limit }: Goal): string {
  return `${of} ${is === 'most' ? '<=' : '>='} ${limit}`;
}

/** What is not a number meets nothing. */
function isMet({ is, limit }: Goal, number: number): boolean {
  return is === 'most' ? number <= limit : number >= limit;
}
