import { median } from './statistics.ts';

/** One side of a comparison: does its work once and gives a number. */
export type Side = () => Promise<number>;

/** All numbers of both sides, round by round. */
export interface Pair {
  values: number[];
  floors: number[];
}

/**
 * Runs both sides in turn, so that whatever else the machine does meets both alike: A B, B A, A B … One round before
 * that is not counted.
 */
export async function interleave(rounds: number, ours: Side, floor: Side): Promise<Pair> {
  const pair: Pair = { values: [], floors: [] };
  await ours();
  await floor();
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) pair.values.push(await ours());
    pair.floors.push(await floor());
    if (round % 2 !== 0) pair.values.push(await ours());
  }
  return pair;
}

/** The middle of each side. */
export function toMedians({ values, floors }: Pair): { value: number; floor: number } {
  return { value: median(values), floor: median(floors) };
}
