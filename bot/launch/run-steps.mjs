/**
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./steps.mjs').StepResult} StepResult
 */

/**
 * Runs the steps, whether or not one fails, and says a line for each, with the output of those that failed and the
 * measurements of the others: first the lanes beside each other, then the others one after the other. The last line is
 * `N passed, N failed`.
 * @param {Step[]} steps
 * @param {{ say: (line: string) => void, now: () => number }} io `now` in ms
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runSteps(steps, { say, now }) {
  let passed = 0;
  let failed = 0;
  /** @param {Step[]} inOrder */
  const runInOrder = async (inOrder) => {
    for (const step of inOrder) {
      const startedAt = now();
      const result = await runStep(step);
      passed += result.passed;
      failed += result.failed;
      say(describe(step.name, result, (now() - startedAt) / 1000));
      for (const line of toSaid(result)) say(line);
    }
  };
  const lanes = [...new Set(steps.flatMap(({ lane }) => lane ?? []))];
  await Promise.all(lanes.map((lane) => runInOrder(steps.filter((step) => step.lane === lane))));
  await runInOrder(steps.filter(({ lane }) => lane === undefined));
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
 * @returns {Promise<StepResult>}
 */
async function runStep(step) {
  try {
    return await step.run();
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
  return `${name.padEnd(12)} ${verdict.padEnd(7)} ${seconds.toFixed(1).padStart(6)} s  ${counts}`.trimEnd();
}
