// This file, start.mjs and its like are read by whatever Node there is: no syntax newer than Node 14, and nothing
// else imported before the check.

const OLDEST_MAJOR = 20;
const OLDEST_MINOR = 19;

/**
 * The sentence for a Node that is too old, or null.
 * @param {string} version such as `20.19.0`
 * @returns {string | null}
 */
export function findVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR)) return null;
  const oldest = `${OLDEST_MAJOR}.${OLDEST_MINOR}`;
  return `Tandem needs Node ${oldest} or newer and this is ${version}: install a newer one from nodejs.org.`;
}

/**
 * Ends the process with one sentence where Node is too old, else loads the program of that name beside this file.
 * @param {string} program
 */
export function startProgram(program) {
  const problem = findVersionProblem(process.versions.node);
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
  import(program).catch((/** @type {unknown} */ error) => {
    // A sentence for a known obstacle; anything else is a defect and keeps its stack.
    console.error(error instanceof Error && error.name === 'LaunchError' ? error.message : error);
    process.exit(1);
  });
}
