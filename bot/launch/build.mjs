import fs from 'node:fs';
import path from 'node:path';
import { runNode } from './command.mjs';
import { LaunchError } from './launch-error.mjs';
import { root } from './root.mjs';
import { hasLostSource, isSame, readSources } from './sources.mjs';

/**
 * @typedef {import('./command.mjs').CommandResult} CommandResult
 * @typedef {import('./sources.mjs').Sources} Sources
 * @typedef {keyof typeof targets} TargetName
 */

const buildDir = path.join(root, '.build');
const markerFile = path.join(buildDir, 'built.json');
const viteBuild = ['node_modules/vite/bin/vite.js', 'build', '--config', 'tab/vite.config.ts', '--mode'];
const common = ['shared', 'package-lock.json', '.config/tsconfig.base.json'];

const targets = {
  bot: {
    label: 'the bot',
    sources: [...common, 'bot'],
    args: ['node_modules/typescript/bin/tsc', '-b', 'bot'],
  },
  tab: {
    label: 'the tab',
    sources: [...common, 'tab'],
    args: [...viteBuild, 'local-mode'],
  },
  /** Without the pages of local mode. */
  'tab for Teams': {
    label: 'the tab for Teams',
    sources: [...common, 'tab'],
    args: [...viteBuild, 'production'],
  },
  all: {
    label: 'everything',
    sources: [...common, 'bot', 'tab', 'tests', 'tsconfig.json'],
    args: ['node_modules/typescript/bin/tsc', '-b'],
  },
};

/**
 * Builds those targets whose sources have changed since they were last built.
 * @param {TargetName[]} names
 * @param {(line: string) => void} say
 */
export async function ensureBuilt(names, say) {
  for (const name of names) {
    if (isBuilt(name)) continue;
    say(`Building ${targets[name].label} …`);
    const { exitCode, output } = await build(name);
    if (exitCode !== 0)
      throw new LaunchError(
        `${output}\nBuilding ${targets[name].label} failed: correct what is named above.`,
      );
  }
}

/**
 * Builds one target, whether or not it has changed; the compiler keeps what it can.
 * @param {TargetName} name
 * @returns {Promise<CommandResult>}
 */
export async function build(name) {
  const sources = readSources(root, targets[name].sources);
  const before = readMarker();
  if (Object.values(before).some((built) => hasLostSource(built, readSources(root, Object.keys(built))))) {
    fs.rmSync(buildDir, { recursive: true, force: true });
  }
  const result = await runNode(targets[name].args);
  if (result.exitCode === 0) writeMarker(name, sources);
  return result;
}

/** @param {TargetName} name */
function isBuilt(name) {
  const built = readMarker()[name];
  return built !== undefined && isSame(built, readSources(root, targets[name].sources));
}

/** @returns {Partial<Record<TargetName, Sources>>} */
function readMarker() {
  return fs.existsSync(markerFile) ? JSON.parse(fs.readFileSync(markerFile, 'utf8')) : {};
}

/**
 * @param {TargetName} name
 * @param {Sources} sources
 */
function writeMarker(name, sources) {
  fs.mkdirSync(buildDir, { recursive: true });
  fs.writeFileSync(markerFile, JSON.stringify({ ...readMarker(), [name]: sources }));
}
