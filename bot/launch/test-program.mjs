import { ensureInstalled } from './install.mjs';
import { LaunchError } from './launch-error.mjs';
import { runSteps } from './run-steps.mjs';
import { longSteps, selectSteps, steps } from './steps.mjs';

await ensureInstalled(console.log);
const isGood = await runSteps(chosenSteps(), { say: console.log, now: () => performance.now() });
process.exitCode = isGood ? 0 : 1;

function chosenSteps() {
  const [first, ...names] = process.argv.slice(2);
  try {
    if (first === '--long') return selectSteps(names, longSteps);
    return selectSteps(first === undefined ? [] : [first, ...names], steps);
  } catch (error) {
    throw error instanceof RangeError ? new LaunchError(error.message) : error;
  }
}
