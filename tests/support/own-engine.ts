import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { cacheDir } from './cache-dir.ts';
import { importCompiled } from './compiled.ts';
import type { TestDatabase } from './database.ts';

/** An engine for one test alone, which may end its process; it is restarted on the same data and at the same address. */
export async function startOwnEngine() {
  const { startEngine } = await importCompiled<typeof import('../../bot/db/engine/supervisor.ts')>(
    'bot/db/engine/supervisor.js',
  );
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-own-'));
  const engine = await startEngine({ dataDir: path.join(folder, 'engine'), cacheDir });
  const client = await new MongoClient(engine.uri).connect();
  const name = 'tandem';
  const database: TestDatabase = {
    db: client.db(name, { writeConcern: { w: 1, journal: true } }),
    uri: engine.uri,
    name,
    close: async () => {
      await client.close();
      await engine.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
  return {
    database,
    /** Ends its process at once, as a power cut would. */
    kill: () => {
      engine.kill('SIGKILL');
    },
  };
}
