/**
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./steps.mjs').StepResult} StepResult
 */

const nameWidth = 'bundle for Teams'.length;

/**
 * Runs the steps, whether or not one fails: first the lanes beside each other, then the others one after the other. Says
 * which one begins and how each ended, with the output of those that failed and the measurements of the others. The last
 * line is `N passed, N failed`.
 * @param {Step[]} steps
 * @param {{ say: (line: string) => void, now: () => number }} io `now` in ms
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runSteps(steps, { say, now }) {
  let passed = 0;
  let failed = 0;
  /**
   * @param {Step[]} inOrder
   * @param {number} lanes how many run at a time
   */
  const runInOrder = async (inOrder, lanes) => {
    for (const step of inOrder) {
      say(`${step.name.padEnd(nameWidth)} …`);
      const startedAt = now();
      const result = await runStep(step, lanes);
      passed += result.passed;
      failed += result.failed;
      say(describe(step.name, result, (now() - startedAt) / 1000));
      for (const line of toSaid(result)) say(line);
    }
  };
  const lanes = [...new Set(steps.flatMap(({ lane }) => lane ?? []))];
  const toLane = (/** @type {Step['lane']} */ lane) => steps.filter((step) => step.lane === lane);
  await Promise.all(lanes.map((lane) => runInOrder(toLane(lane), lanes.length)));
  await runInOrder(toLane(undefined), 1);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

/**
 * What tests measure, they print as a line of JSON.
 * @param {StepResult} result
 */
function toSaid({ failed, output }) {
  return failed > 0 ? [output] : output.split('\n').filter((line) => line.startsWith('{"'));
}

/**
 * @param {Step} step
 * @param {number} lanes
 * @returns {Promise<StepResult>}
 */
async function runStep(step, lanes) {
  try {
    return await step.run(lanes);
  } catch (error) {
    return { passed: 0, failed: 1, output: String(error) };
  }
}

/**
 * @param {string} name
 * @param {StepResult} result
 * @param {number} seconds
 */
function describe(name, { passed, failed }, seconds) {
  const verdict = failed === 0 ? 'ok' : 'FAILED';
  const counts = passed + failed > 1 ? `${passed} passed, ${failed} failed` : '';
  return `${name.padEnd(nameWidth)} ${verdict.padEnd(7)} ${seconds.toFixed(1).padStart(6)} s  ${counts}`.trimEnd();
}
