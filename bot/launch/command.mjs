import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * @typedef {{ exitCode: number, output: string }} CommandResult
 */

/**
 * Runs a Node script of the project and resolves with its exit code and everything it printed, in order.
 * @param {string[]} args the script and its arguments
 * @param {Record<string, string>} [env] variables besides our own
 * @returns {Promise<CommandResult>}
 */
export function runNode(args, env = {}) {
  return run(process.execPath, args, env);
}

/**
 * Runs npm: the one that called us, or the one on the path.
 * @param {string[]} args
 * @returns {Promise<CommandResult>}
 */
export function runNpm(args) {
  const npm = process.env['npm_execpath'];
  if (npm?.endsWith('.js')) return runNode([npm, ...args]);
  return run('npm', args, {});
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<CommandResult>}
 */
function run(program, args, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: program === 'npm' && process.platform === 'win32', // npm is a .cmd file there
    });
    /** @type {Buffer[]} */
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    const finish = (/** @type {number} */ exitCode) =>
      resolve({ exitCode, output: Buffer.concat(chunks).toString() });
    child.once('error', (error) => {
      chunks.push(Buffer.from(error.message));
      finish(1);
    });
    child.once('close', (code) => {
      finish(code ?? 1);
    });
  });
}
