export interface Quantiles {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** The middle, the slow ones and the slowest of some numbers, to a tenth. */
export function toQuantiles(values: Float64Array | readonly number[]): Quantiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
    return Math.round(value * 10) / 10;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Prints what was measured, past jest, which would dress it: one line that `npm run test:long` passes on. */
export function report(name: string, figures: object): void {
  process.stdout.write(`\nreport ${name} ${JSON.stringify(figures)}\n`);
}
