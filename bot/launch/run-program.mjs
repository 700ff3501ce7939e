// npm run week, bench, backup, restore: runs a compiled program. Stdout belongs to that program alone, as it may be JSON.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { LaunchError } from './launch-error.mjs';
import { root } from './root.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new LaunchError('Say which compiled file to run, such as tests/week/main.js .');

await ensureInstalled(console.error);
await ensureBuilt(toTargets(file), console.error);
const child = spawn(process.execPath, [path.join(root, '.build', file), ...args], { stdio: 'inherit' });
// Ctrl-C reaches the program as well; this process stays to pass on how it ended.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});

/**
 * What a program works with: those of the bot need nothing of the tests and the tab, and the bench measures what Teams
 * gets.
 * @param {string} program
 * @returns {import('./build.mjs').TargetName[]}
 */
function toTargets(program) {
  if (program.startsWith('bot/')) return ['bot'];
  return program.startsWith('tests/bench/') ? ['all', 'tab for Teams'] : ['all', 'tab'];
}
