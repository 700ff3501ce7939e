import { createHash, randomBytes } from 'node:crypto';
import v8 from 'node:v8';
import vm from 'node:vm';
import { afterAll, expect, test } from '@jest/globals';
import { Binary, type Db } from 'mongodb';
import { backUp, createBackupFolder, restoreTo } from '../support/backup.ts';
import { toCount } from '../support/count.ts';
import { createTestDatabase } from '../support/database.ts';

const folder = createBackupFolder();
const source = await createTestDatabase();
const target = await createTestDatabase();
afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  folder.remove();
});

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

const megabyte = 1_000_000;
const documentBytes = 10_000;
const megabytes = toCount(64, 1000);
/** A few batches in each direction, whatever the size of the data. */
const allowedGrowth = 32 * megabyte;
/** Looking is slow, since the garbage is collected for it. */
const lookEveryMs = toCount(400, 50);

/** What is in use, garbage apart. */
function readMemory(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The most memory that was in use at any time while something was done, beyond what was in use before. */
async function measureGrowth(task: () => Promise<unknown>): Promise<number> {
  const before = readMemory();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, readMemory());
  }, lookEveryMs);
  await task();
  clearInterval(timer);
  return most - before;
}

async function fill(db: Db): Promise<void> {
  const perBatch = 200;
  const count = (megabytes * megabyte) / documentBytes;
  for (let at = 0; at < count; at += perBatch) {
    const documents = Array.from({ length: perBatch }, () => ({
      bytes: new Binary(randomBytes(documentBytes)),
    }));
    await db.collection('bulk').insertMany(documents);
  }
}

/** One number for all documents, in the order of their ids. */
async function hashAll(db: Db): Promise<string> {
  const hash = createHash('sha256');
  const cursor = db.collection('bulk').find({}, { raw: true, sort: { _id: 1 } });
  for await (const bytes of cursor as unknown as AsyncIterable<Uint8Array>) hash.update(bytes);
  return hash.digest('hex');
}

test('much more data than there may be memory goes into a file and out of it again', async () => {
  await fill(source.db);
  const file = folder.file();
  const growth = {
    backup: await measureGrowth(() => backUp(source.db, file)),
    restore: await measureGrowth(() => restoreTo(target, file)),
  };
  expect(growth.backup).toBeLessThan(allowedGrowth);
  expect(growth.restore).toBeLessThan(allowedGrowth);
  expect(await hashAll(target.db)).toBe(await hashAll(source.db));
}, 600_000);
