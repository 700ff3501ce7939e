import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { cacheDir } from '../support/cache-dir.ts';
import { importCompiled } from '../support/compiled.ts';

const { openDatabase } = await importCompiled<typeof import('../../bot/db/connect.ts')>('bot/db/connect.js');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-connect-'));
afterAll(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

function createOptions(dataDir = fs.mkdtempSync(path.join(root, 'data-'))) {
  const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  return { dataDir, cacheDir, databaseName: 'tandem', log };
}

describe('openDatabase', () => {
  test('starts the embedded engine where no server is named, and keeps the data for the next start', async () => {
    const options = createOptions();
    const first = await openDatabase(options);
    expect(first.kind).toBe('embedded');
    expect(first.storage).toContain('production needs MONGODB_URI');
    expect(first.db.writeConcern).toMatchObject({ w: 1, j: true });
    await first.db.collection<{ _id: string }>('notes').insertOne({ _id: 'kept' });
    await first.close();

    const second = await openDatabase(options);
    await expect(second.db.collection('notes').countDocuments()).resolves.toBe(1);
    await second.close();
  });

  test('uses the server that MONGODB_URI names, and logs no credentials', async () => {
    const options = createOptions();
    const uri = process.env['TEST_MONGODB_URI']!;
    const database = await openDatabase({ ...options, mongodbUri: uri });
    expect(database.kind).toBe('server');
    await database.close();
  });

  test('runs the mongod that MONGOD_BINARY names on a directory of its own', async () => {
    const options = createOptions();
    const database = await openDatabase({
      ...options,
      mongodBinary: path.resolve('tests/support/fake-mongod.mjs'),
    });
    expect(database.kind).toBe('mongod');
    await database.db.collection('notes').insertOne({ text: 'hello' });
    await database.close();
    expect(fs.existsSync(path.join(options.dataDir, 'mongod', 'WiredTiger'))).toBe(true);
  });
});

describe('what a person reads when the database cannot start', () => {
  async function readRefusal(options: Parameters<typeof openDatabase>[0]): Promise<string> {
    const refusal: unknown = await openDatabase(options).then(
      (database) => database.close(),
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ name: 'StartError' });
    const logged = Object.values(options.log).flatMap(
      (write) => (write as ReturnType<typeof jest.fn>).mock.calls,
    );
    expect(JSON.stringify([logged, String(refusal)])).not.toContain('secret');
    return (refusal as Error).message;
  }

  test('the data directory is in use', async () => {
    const options = createOptions();
    const running = await openDatabase(options);
    expect(await readRefusal(options)).toBe(
      `The data directory ${options.dataDir} is in use by another process: ` +
        'stop the Tandem that runs there, or name another directory with DATA_DIR.',
    );
    await running.close();
  });

  test('the data directory cannot be written', async () => {
    const file = path.join(root, 'a-file');
    fs.writeFileSync(file, '');
    expect(await readRefusal(createOptions(path.join(file, 'data')))).toMatch(
      /cannot be written: .*DATA_DIR/,
    );
  });

  test('MONGODB_URI is malformed', async () => {
    const options = { ...createOptions(), mongodbUri: 'mongo://ana:secret@db.example' };
    expect(await readRefusal(options)).toMatch(/^MONGODB_URI is not a valid address/);
  });

  test('no server answers at MONGODB_URI', async () => {
    const options = { ...createOptions(), mongodbUri: 'mongodb://ana:secret@127.0.0.1:9/' };
    expect(await readRefusal(options)).toMatch(/^The database at 127.0.0.1:9 did not answer within 10 s/);
  });

  test('MONGOD_BINARY names nothing that runs', async () => {
    const options = { ...createOptions(), mongodBinary: '/nowhere/mongod' };
    expect(await readRefusal(options)).toMatch(
      /^The mongod of MONGOD_BINARY did not start .*set MONGODB_URI/,
    );
  });
});
