import { readArguments, type BenchArguments } from './arguments.ts';
import type { Entry } from './entry.ts';
import { createBench, type Bench, type Measurement } from './measurement.ts';
import { measurements } from './measurements.ts';
import { toTable } from './report.ts';

const say = (text: string) => void process.stderr.write(`${text}\n`);

/**
 * `npm run bench`: measures the app and, in the same run, what the same machine does without it. Names choose some
 * measurements; with `--json` one JSON object is all that goes to stdout. It fails where a measurement fails, not where
 * a goal is missed: that is what the report says.
 */
async function main({ measurements: chosen, isJson, isTiny }: BenchArguments): Promise<void> {
  const bench = createBench(isTiny);
  const report: Record<string, Entry> = {};
  for (const measurement of chosen) Object.assign(report, await runOne(measurement, bench));
  process.stdout.write(`${isJson ? JSON.stringify(report) : toTable(report)}\n`);
}

async function runOne({ name, run }: Measurement, bench: Bench): Promise<Record<string, Entry>> {
  const startedAt = performance.now();
  try {
    const entries = await run(bench);
    say(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    return entries;
  } catch (error) {
    process.exitCode = 1;
    say(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return {};
  }
}

try {
  await main(readArguments(process.argv.slice(2), measurements));
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
