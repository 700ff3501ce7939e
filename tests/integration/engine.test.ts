import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { isConnectionLost } from '../../bot/db/reconnect.ts';
import { cacheDir } from '../support/cache-dir.ts';
import { importCompiled } from '../support/compiled.ts';

const { startEngine } = await importCompiled<typeof import('../../bot/db/engine/supervisor.ts')>(
  'bot/db/engine/supervisor.js',
);

describe('the embedded engine', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-engine-'));
  const dataDir = path.join(dir, 'data');
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let client: MongoClient;

  beforeAll(async () => {
    engine = await startEngine({ dataDir, cacheDir });
    client = await new MongoClient(engine.uri).connect();
  });
  afterAll(async () => {
    await client.close();
    await engine.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  test('keeps an acknowledged write when it is killed, and comes back at the same address', async () => {
    const notes = client.db('test').collection<{ _id: string }>('notes');
    await notes.insertOne({ _id: 'acknowledged' });
    const killed = engine.pid;
    engine.kill('SIGKILL');

    const found = await untilReachable(() => notes.findOne({ _id: 'acknowledged' }));

    expect(found).toEqual({ _id: 'acknowledged' });
    expect(engine.pid).not.toBe(killed);
  });

  test('refuses a second process on the same directory and leaves the first undisturbed', async () => {
    const second = startEngine({ dataDir, cacheDir });
    await expect(second).rejects.toMatchObject({ name: 'EngineError', code: 'LOCKED' });
    await expect(client.db('test').command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
  });

  // Fails with code 224 under the engine's default plan ranker, and only on large collections.
  test('answers a query with two candidate indexes over 10,000 documents', async () => {
    const many = client.db('test').collection('many');
    await many.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }]);
    await many.insertMany(Array.from({ length: 10_000 }, (_, n) => ({ a: n % 7, b: n % 11, c: n })));
    await expect(many.find({ a: 3, b: 5, c: { $gt: 9_000 } }).toArray()).resolves.toHaveLength(13);
  });

  test('keeps its socket to this user', () => {
    expect(fs.statSync(path.join(dataDir, 'engine.sock')).mode & 0o777).toBe(0o600);
    expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test('serves a directory whose path is too long for a socket from a private folder elsewhere', async () => {
    const longDir = path.join(dir, 'long'.repeat(25));
    const other = await startEngine({ dataDir: longDir, cacheDir });
    const socketPath = decodeURIComponent(new URL(other.uri).host);
    expect(fs.statSync(path.dirname(socketPath)).mode & 0o777).toBe(0o700);
    await other.stop();
    expect(fs.existsSync(path.dirname(socketPath))).toBe(false);
  });
});

/** The driver tells of a lost connection and leaves the decision to repeat to its user. */
async function untilReachable<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
    }
  }
}
