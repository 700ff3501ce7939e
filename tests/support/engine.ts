// jest's global set-up of the integration and e2e tests: one engine for the whole run, each test file taking a
// database of its own (database.ts). TEST_MONGODB_URI names a server to use instead.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEngine } from '../../bot/db/engine/supervisor.ts';
import { cacheDir } from './cache-dir.ts';

interface RunEngine {
  stop(): Promise<void>;
}

/** How the set-up hands its engine to the teardown, which jest runs in the same process. */
export const run = globalThis as typeof globalThis & { tandemTestEngine?: RunEngine };

export default async function startRunEngine(): Promise<void> {
  if (process.env['TEST_MONGODB_URI']) return;
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-test-'));
  const engine = await startEngine({ dataDir: path.join(dir, 'engine'), cacheDir });
  process.env['TEST_MONGODB_URI'] = engine.uri; // jest's workers inherit it
  run.tandemTestEngine = {
    async stop() {
      await engine.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}
