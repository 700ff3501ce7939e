/** How a figure moved over a run. */
export interface Trend {
  /** Medians of the five fifths of the run, in order. */
  fifths: number[];
  /** Of the last fifth over the first one: 0.1 is a tenth more. */
  growth: number;
  /** Every fifth is above the one before it. */
  isRising: boolean;
}

export function toTrend(values: readonly number[]): Trend {
  const fifths = [0, 1, 2, 3, 4].map((at) => {
    const [from, to] = [at, at + 1].map((part) => Math.round((part / 5) * values.length));
    return toMedian(values.slice(from, to));
  });
  const [first = 0, last = 0] = [fifths[0], fifths.at(-1)];
  const isRising = fifths.every((value, at) => at === 0 || value > fifths[at - 1]!);
  return { fifths, growth: first === 0 ? 0 : last / first - 1, isRising };
}

function toMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
