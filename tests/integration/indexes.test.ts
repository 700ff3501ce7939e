import { afterAll, expect, test } from '@jest/globals';
import { createIndexes, type IndexSpec } from '../../bot/db/indexes.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
const { db } = database;
afterAll(() => database.close());

async function readIndexes(): Promise<unknown[]> {
  const indexes = await db.collection('things').indexes();
  return indexes
    .filter(({ name }) => name !== '_id_')
    .map(({ name, key, unique }) => ({ name, key, unique }));
}

const byOwner: IndexSpec = { collection: 'things', name: 'byOwner', key: { ownerId: 1 } };

test('makes indexes once and again makes no difference', async () => {
  await createIndexes(db, [byOwner]);
  await createIndexes(db, [byOwner]);
  expect(await readIndexes()).toEqual([{ name: 'byOwner', key: { ownerId: 1 } }]);
});

test('replaces an index whose keys or uniqueness changed', async () => {
  await createIndexes(db, [{ ...byOwner, key: { ownerId: 1, dueAt: -1 }, unique: true }]);
  expect(await readIndexes()).toEqual([{ name: 'byOwner', key: { ownerId: 1, dueAt: -1 }, unique: true }]);
});

test('follows a new name of the same index', async () => {
  await createIndexes(db, [{ ...byOwner, name: 'owner', key: { ownerId: 1, dueAt: -1 }, unique: true }]);
  expect(await readIndexes()).toEqual([{ name: 'owner', key: { ownerId: 1, dueAt: -1 }, unique: true }]);
});

test('drops the index in whose place another one came', async () => {
  await createIndexes(db, [{ collection: 'things', name: 'byState', key: { state: 1 }, formerly: 'owner' }]);
  expect(await readIndexes()).toEqual([{ name: 'byState', key: { state: 1 } }]);
});

test('covers only the documents of a partial filter', async () => {
  const spec: IndexSpec = {
    collection: 'jobs',
    name: 'due',
    key: { key: 1 },
    unique: true,
    partial: { state: 'due' },
  };
  await createIndexes(db, [spec]);
  const jobs = db.collection('jobs');
  await jobs.insertMany([
    { key: 'a', state: 'due' },
    { key: 'a', state: 'done' },
  ]);
  await expect(jobs.insertOne({ key: 'a', state: 'due' })).rejects.toMatchObject({ code: 11000 });
});
