import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runNpm } from './command.mjs';
import { LaunchError } from './launch-error.mjs';
import { root } from './root.mjs';

/**
 * Installs the locked dependencies where they are missing or the lock file has changed since.
 * @param {(line: string) => void} say
 * @param {string} [directory] the folder of package-lock.json
 */
export async function ensureInstalled(say, directory = root) {
  if (isInstalled(directory)) return;
  say('Installing dependencies (the first time takes a minute or two) …');
  // Building needs the development dependencies, whatever NODE_ENV says.
  const { exitCode, output } = await runNpm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ]);
  if (exitCode !== 0) {
    throw new LaunchError(
      `${output}\nThe dependencies could not be installed (npm says why above): check the network and try again.`,
    );
  }
  writeMarker(directory);
}

/**
 * Whether node_modules is what package-lock.json says.
 * @param {string} directory
 * @returns {boolean}
 */
export function isInstalled(directory) {
  const marker = markerPath(directory);
  if (fs.existsSync(marker)) return fs.readFileSync(marker, 'utf8') === hashLock(directory);
  if (!isInstalledByHand(directory)) return false;
  writeMarker(directory);
  return true;
}

/**
 * After `npm ci` or `npm install` by hand, npm's own copy of the lock is younger than the lock.
 * @param {string} directory
 */
function isInstalledByHand(directory) {
  const npmCopy = path.join(directory, 'node_modules', '.package-lock.json');
  return fs.existsSync(npmCopy) && fs.statSync(npmCopy).mtimeMs >= fs.statSync(lockPath(directory)).mtimeMs;
}

/** @param {string} directory */
function writeMarker(directory) {
  fs.writeFileSync(markerPath(directory), hashLock(directory));
}

/** @param {string} directory */
function hashLock(directory) {
  return createHash('sha256')
    .update(fs.readFileSync(lockPath(directory)))
    .digest('hex');
}

/** @param {string} directory */
function lockPath(directory) {
  return path.join(directory, 'package-lock.json');
}

/** @param {string} directory */
function markerPath(directory) {
  return path.join(directory, 'node_modules', '.tandem-lock');
}
