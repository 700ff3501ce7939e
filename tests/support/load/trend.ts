/** How a figure moved over a run. */
export interface Trend {
  /** Medians of the five fifths of the run, in order. */
  fifths: number[];
  /** Of the last fifth over the first one: 0.1 is a tenth more; without end where the first one is 0 and the last is not. */
  growth: number;
  /** Every fifth is above the one before it. */
  isRising: boolean;
}

/** @throws RangeError where there are too few values for five fifths, since nothing would then be known. */
export function toTrend(values: readonly number[]): Trend {
  if (values.length < 5 || values.some(Number.isNaN)) throw new RangeError('too few figures for a trend');
  const fifths = [0, 1, 2, 3, 4].map((at) => {
    const [from, to] = [at, at + 1].map((part) => Math.round((part / 5) * values.length));
    return toMedian(values.slice(from, to));
  });
  const [first = 0, last = 0] = [fifths[0], fifths.at(-1)];
  const isRising = fifths.every((value, at) => at === 0 || value > fifths[at - 1]!);
  return { fifths, growth: first === last ? 0 : last / first - 1, isRising };
}

function toMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
