import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Where both built tabs are, each below it in `tab-production`. */
export const builtApp = path.resolve('.build');
export const builtSkeleton = path.resolve('.build', 'bench-skeleton');

const vite = path.resolve('node_modules', 'vite', 'bin', 'vite.js');
const config = path.resolve('tests', 'bench', 'skeleton', 'vite.config.ts');
let building: Promise<void> | null = null;

/** Builds the skeleton, once in a run. */
export async function buildSkeleton(): Promise<void> {
  building ??= build();
  await building;
}

async function build(): Promise<void> {
  const args = [vite, 'build', '--config', config, '--logLevel', 'error'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the skeleton could not be built');
}
