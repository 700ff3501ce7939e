import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { toTenYearsDigest } from '../support/ten-years.ts';

const program = pathToFileURL(path.resolve('.build/tests/support/ten-years.js')).href;
const script = `
  const { toTenYearsDigest } = await import(${JSON.stringify(program)});
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const noon = new Date(2026, 0, 1, 12).toISOString();
  process.stdout.write(JSON.stringify({ zone, noon, digest: toTenYearsDigest() }));
`;

/** What a server in a zone takes for its own zone, and the digest of ten years that it works out. */
async function runIn(zone: string): Promise<{ zone: string; noon: string; digest: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, NODE_OPTIONS: '', TZ: zone },
    timeout: 60_000,
  });
  return JSON.parse(stdout);
}

describe('ten years of meetings in nine zones', () => {
  const digest = toTenYearsDigest();

  it.each([
    ['UTC', '2026-01-01T12:00:00.000Z'],
    ['America/New_York', '2026-01-01T17:00:00.000Z'],
    ['Pacific/Apia', '2025-12-31T23:00:00.000Z'],
  ])(
    'are the same on a server in %s',
    async (zone, noon) => {
      expect(await runIn(zone)).toEqual({ zone, noon, digest });
    },
    90_000,
  );
});
