import { ensureInstalled } from './install.mjs';
import { LaunchError } from './launch-error.mjs';
import { runSteps } from './run-steps.mjs';
import { selectSteps } from './steps.mjs';

await ensureInstalled(console.log);
const isGood = await runSteps(chosenSteps(), { say: console.log, now: () => performance.now() });
process.exitCode = isGood ? 0 : 1;

function chosenSteps() {
  try {
    return selectSteps(process.argv.slice(2));
  } catch (error) {
    throw error instanceof RangeError ? new LaunchError(error.message) : error;
  }
}
