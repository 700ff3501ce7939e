import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runNode } from './command.mjs';

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, numTotalTests: number }} JestReport
 */

/**
 * @typedef {object} JestRun
 * @property {string} project
 * @property {string[]} paths parts of the paths of test files; none for all of the project
 * @property {number} timeoutMs of one test
 * @property {number} share of the cores that it may use, up to 1
 * @property {boolean} isLong whether tests that take counts run their full ones, one file at a time
 */

/**
 * Runs tests of one jest project and counts each of them.
 * @param {JestRun} run
 * @returns {Promise<import('./steps.mjs').StepResult>}
 */
export async function runJest({ project, paths, timeoutMs, share, isLong }) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-jest-'));
  const reportFile = path.join(directory, 'report.json');
  const { exitCode, output } = await runNode(
    [
      'node_modules/jest/bin/jest.js',
      '--config=.config/jest.config.mjs',
      '--selectProjects',
      project,
      `--testTimeout=${timeoutMs}`,
      '--ci',
      isLong ? '--runInBand' : `--maxWorkers=${Math.round(share * 100)}%`,
      // A test that fails may leave a server open; the run has to end and tell.
      '--forceExit',
      '--json',
      `--outputFile=${reportFile}`,
      ...(paths.length > 0 ? ['--testPathPatterns', ...paths] : []),
    ],
    // jest runs ES modules by Node's vm modules, which are still experimental.
    { NODE_OPTIONS: '--experimental-vm-modules --no-warnings', ...(isLong && { TANDEM_LONG: '1' }) },
  );
  const report = fs.existsSync(reportFile) ? JSON.parse(fs.readFileSync(reportFile, 'utf8')) : null;
  fs.rmSync(directory, { recursive: true, force: true });
  return { ...countTests(report, exitCode), output };
}

/**
 * Counts tests so that nothing is lost: a file that did not load, a run that found no test and one that crashed
 * are each a failure.
 * @param {JestReport | null} report
 * @param {number} exitCode
 */
export function countTests(report, exitCode) {
  if (report === null || report.numTotalTests + report.numRuntimeErrorTestSuites === 0)
    return { passed: 0, failed: 1 };
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return exitCode !== 0 && failed === 0 ? { passed, failed: 1 } : { passed, failed };
}
