import { ensureInstalled } from './install.mjs';
import { runSteps } from './run-steps.mjs';
import { checkSteps } from './steps.mjs';

await ensureInstalled(console.log);
const isGood = await runSteps(checkSteps, { say: console.log, now: () => performance.now() });
process.exitCode = isGood ? 0 : 1;
