import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheDir } from './cache-dir.ts';

interface Chromium {
  executablePath: string;
  /** What the browser's own process needs to find its libraries and fonts. */
  env: Record<string, string>;
}

/**
 * Unpacks `@sparticuz/chromium` once into the project's cache. The package itself unpacks into the system's
 * temporary folder, takes a half-written file for a finished one, locks other users out, and changes
 * LD_LIBRARY_PATH of whoever imports it; so it runs in a child process, in private, and the result is moved into
 * place whole.
 */
export function unpackChromium(): Chromium {
  const dir = path.join(cacheDir, `chromium-${readVersion()}-${process.arch}`);
  if (!fs.existsSync(dir)) unpackInto(dir);
  return {
    executablePath: path.join(dir, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(dir, 'al2023', 'lib'), FONTCONFIG_PATH: path.join(dir, 'fonts') },
  };
}

function readVersion(): string {
  const entry = createRequire(path.resolve('package.json')).resolve('@sparticuz/chromium');
  const packageDir = entry.slice(0, entry.lastIndexOf(path.join('chromium', 'build')) + 'chromium'.length);
  const { version } = JSON.parse(fs.readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function unpackInto(dir: string): void {
  const temporaryDir = `${dir}.${String(process.pid)}.tmp`;
  fs.mkdirSync(temporaryDir, { recursive: true });
  execFileSync(
    process.execPath,
    ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath()"],
    {
      stdio: 'inherit',
      // It unpacks its libraries only where it believes to be on AWS Lambda.
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        TMPDIR: temporaryDir,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      },
    },
  );
  fs.writeFileSync(path.join(temporaryDir, 'fonts', 'fonts.conf'), fontsConfig(dir));
  try {
    fs.renameSync(temporaryDir, dir);
  } catch (error) {
    fs.rmSync(temporaryDir, { recursive: true });
    if (!fs.existsSync(dir)) throw error; // else another process was first
  }
}

// The package's own file names a fixed folder; where that is missing all text is blank.
function fontsConfig(dir: string): string {
  return `<?xml version="1.0"?>
<fontconfig>
  <dir>${dir}/fonts</dir>
  <cachedir>${dir}/fonts-cache</cachedir>
</fontconfig>
`;
}
