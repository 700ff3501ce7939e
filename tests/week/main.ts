import { liveWeek } from './live-week.ts';
import { toReport } from './report.ts';

/** `npm run week`: lives one week in the real app. With `--json` one JSON object is all that goes to stdout. */
async function main(): Promise<void> {
  const outcome = await liveWeek((text) => process.stderr.write(`${text} …\n`));
  const text = process.argv.includes('--json') ? JSON.stringify(outcome) : toReport(outcome);
  process.stdout.write(`${text}\n`);
  process.exitCode = outcome.ok ? 0 : 1;
}

await main();
