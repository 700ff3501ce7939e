// npm run dev: the compiler, the bot and the tab's server, each starting over when its sources change.
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

await ensureInstalled(console.log);
await ensureBuilt(['all', 'tab'], console.log);

const programs = [
  ['node_modules/typescript/bin/tsc', '-b', '--watch', '--preserveWatchOutput'],
  ['--watch', '--watch-preserve-output', '.build/bot/index.js', ...process.argv.slice(2)],
  ['node_modules/vite/bin/vite.js', '--config', 'tab/vite.config.ts'],
];
const children = programs.map((args) =>
  spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }),
);

/** @param {NodeJS.Signals} signal */
function stopAll(signal) {
  for (const child of children) child.kill(signal);
}

// Without one of them the others are of little use.
for (const child of children) child.once('exit', () => stopAll('SIGTERM'));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => stopAll(signal));
