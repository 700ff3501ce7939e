/** The value in the middle; the mean of the two in the middle where their number is even. NaN for no value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = sorted.length / 2;
  const upper = sorted[Math.floor(at)] ?? NaN;
  return Number.isInteger(at) ? ((sorted[at - 1] ?? NaN) + upper) / 2 : upper;
}

/** The smallest of the values that a share of them (above 0, up to 1) does not exceed: the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? NaN;
}

/** Rounded to three significant digits, as far as a noisy machine is worth. */
export function toShort(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(3)) : value;
}
