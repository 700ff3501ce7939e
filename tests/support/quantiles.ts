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

/** How long something takes, in milliseconds, time after time. `run` is told which time it is. */
export async function measure(times: number, run: (time: number) => Promise<unknown>): Promise<Quantiles> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now();
    await run(time);
    taken.push(performance.now() - startedAt);
  }
  return toQuantiles(taken);
}

/** Prints what was measured, past jest, which would dress it: one line of JSON, which `npm run test:long` passes on. */
export function report(name: string, figures: object): void {
  process.stdout.write(`\n${JSON.stringify({ report: name, ...figures })}\n`);
}
