import { build } from './build.mjs';
import { runNode } from './command.mjs';
import { runJest } from './jest-step.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string }} StepResult
 * A step of a lane runs beside those of other lanes, and is told how many lanes there are: each has its share of the
 * cores.
 * @typedef {{ name: string, needsBuild?: boolean, lane?: 'builds' | 'reads', run: (lanes: number) => Promise<StepResult> }} Step
 */

const CODE = ['shared', 'bot', 'tab', 'tests'];

const jestDefaults = { paths: [], timeoutMs: 120_000, isLong: false };

const bundles = ['bundle', 'bundle for Teams'];

/** @type {Step[]} */
export const steps = [
  { name: 'types', lane: 'builds', run: async () => toResult(await build('all')) },
  { name: 'bundle', lane: 'builds', run: async () => toResult(await build('tab')) },
  { name: 'bundle for Teams', lane: 'builds', run: async () => toResult(await build('tab for Teams')) },
  tool('lint', ['eslint/bin/eslint.js', '--config', '.config/eslint.config.mjs', '--max-warnings', '0', '.']),
  tool('imports', [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.config/dependency-cruiser.mjs',
    ...CODE,
  ]),
  tool('format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  tool('dead code', ['knip/bin/knip.js', '--config', '.config/knip.json']),
  jest('unit', { lane: 'builds', timeoutMs: 20_000 }),
  jest('integration', { timeoutMs: 120_000, needsBuild: true }),
  jest('e2e', { timeoutMs: 180_000, needsBuild: true }),
];

const hourMs = 3_600_000;

/**
 * The steps of `npm run test:long`: the tests that take counts, with their full ones (tests/support/count.ts), and
 * those that are only in there.
 * @type {Step[]}
 */
export const longSteps = [
  ...steps.filter(({ name }) => name === 'types' || bundles.includes(name)),
  jest('faults', {
    project: 'integration',
    paths: ['tests/integration/faults', 'tests/integration/backup'],
    timeoutMs: hourMs,
    needsBuild: true,
    isLong: true,
  }),
  jest('views', {
    project: 'e2e',
    paths: ['tests/e2e/every-view', 'tests/e2e/faults'],
    timeoutMs: hourMs,
    needsBuild: true,
    isLong: true,
  }),
  jest('long', { timeoutMs: 3 * hourMs, needsBuild: true, isLong: true }),
];

/** The steps of `npm run check`: those that need neither engine nor browser. */
export const checkSteps = steps.filter(
  ({ name, needsBuild }) => needsBuild !== true && !bundles.includes(name),
);

/**
 * The steps of these names, in their usual order and after the builds that they need; all where no name is given.
 * @param {string[]} names
 * @param {Step[]} [all]
 * @returns {Step[]}
 * @throws {RangeError} for a name that there is not
 */
export function selectSteps(names, all = steps) {
  const unknown = names.find((name) => !all.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new RangeError(`There is no step "${unknown}": ${all.map(({ name }) => name).join(', ')}.`);
  }
  if (names.length === 0) return all;
  const needsBuild = all.some((step) => step.needsBuild === true && names.includes(step.name));
  const builds = needsBuild ? ['types', ...bundles] : [];
  return all.filter(({ name }) => names.includes(name) || builds.includes(name));
}

/**
 * A step that runs tests of the jest project of its name or of another one.
 * @param {string} name
 * @param {Pick<Step, 'needsBuild' | 'lane'> & Partial<import('./jest-step.mjs').JestRun>} options
 * @returns {Step}
 */
function jest(name, { needsBuild = false, lane, ...options }) {
  return {
    name,
    needsBuild,
    ...(lane !== undefined && { lane }),
    run: (lanes) => runJest({ ...jestDefaults, project: name, share: 1 / lanes, ...options }),
  };
}

/**
 * @param {string} name
 * @param {[string, ...string[]]} command a script in node_modules and its arguments
 * @returns {Step}
 */
function tool(name, [script, ...args]) {
  return {
    name,
    lane: 'reads',
    run: async () => toResult(await runNode([`node_modules/${script}`, ...args])),
  };
}

/**
 * @param {import('./command.mjs').CommandResult} result
 * @returns {StepResult}
 */
function toResult({ exitCode, output }) {
  return exitCode === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}
