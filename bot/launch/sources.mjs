import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {Record<string, string>} Sources each file's path and a hash of its content */

/**
 * Reads which files a build depends on. By content: a checkout changes every time stamp and often nothing else.
 * @param {string} directory the project's folder
 * @param {string[]} names files and folders in it; those that do not exist are left out
 * @returns {Sources}
 */
export function readSources(directory, names) {
  const files = names.flatMap((name) => listFiles(directory, name)).sort();
  return Object.fromEntries(files.map((file) => [file, hash(fs.readFileSync(path.join(directory, file)))]));
}

/**
 * Whether a file of `before` no longer exists: what was built from it would linger.
 * @param {Sources} before
 * @param {Sources} now
 */
export function hasLostSource(before, now) {
  return Object.keys(before).some((file) => !(file in now));
}

/**
 * @param {Sources} before
 * @param {Sources} now
 */
export function isSame(before, now) {
  return JSON.stringify(before) === JSON.stringify(now);
}

/**
 * @param {string} directory
 * @param {string} name
 * @returns {string[]}
 */
function listFiles(directory, name) {
  const stats = fs.statSync(path.join(directory, name), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (stats.isFile()) return [name];
  return fs
    .readdirSync(path.join(directory, name))
    .flatMap((entry) => listFiles(directory, `${name}/${entry}`));
}

/** @param {Buffer} content */
function hash(content) {
  return createHash('sha256').update(content).digest('base64url');
}
