import type { Measurement } from './measurement.ts';

/** What `npm run bench -- …` was asked for. */
export interface BenchArguments {
  measurements: readonly Measurement[];
  /** One JSON object instead of a table. */
  isJson: boolean;
  /** Only shows that everything works: the numbers mean nothing. */
  isTiny: boolean;
}

const options = ['--json', '--tiny'];

/**
 * Reads names of measurements, all of them where there is none, and options.
 *
 * @throws RangeError with a sentence for a name or an option that there is not.
 */
export function readArguments(args: readonly string[], all: readonly Measurement[]): BenchArguments {
  const names = args.filter((arg) => !options.includes(arg));
  const known = all.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`There is no "${unknown}": ${[...known, ...options].join(', ')}.`);
  }
  return {
    measurements: names.length === 0 ? all : all.filter(({ name }) => names.includes(name)),
    isJson: args.includes('--json'),
    isTiny: args.includes('--tiny'),
  };
}
