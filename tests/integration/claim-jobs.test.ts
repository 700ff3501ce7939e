import { afterAll, beforeEach, expect, it } from '@jest/globals';
import type { Db } from 'mongodb';
import { createClaims, type Claim } from '../../bot/db/claim-jobs.ts';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import type { Job, NewJob } from '../../bot/db/job.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const collection = database.db.collection('jobs');
await createIndexes(database.db, indexSpecs);
beforeEach(() => collection.deleteMany({}));

const jobs = createJobRepository(database.db);
const due = '2026-11-25T08:00:00.000Z';
const later = '2026-11-25T09:00:00.000Z';
const lease = { owner: 'one', now: later, machineNow: 1000, leaseMs: 100 };
const toClaim = (fields: Partial<Claim> = {}): Claim => ({
  ...lease,
  places: 16,
  busyLanes: [],
  kinds: ['k', 'new'],
  ...fields,
});
const plan = (key: string, more: Partial<NewJob> = {}) =>
  jobs.schedule({ kind: 'k', key, payload: {}, dueAt: due, ...more });
const keysOf = (taken: Job[]) => taken.map(({ key }) => key).sort();

it('takes several at once, the oldest first, never two of one lane or of a careful kind', async () => {
  for (const key of ['a', 'b']) await plan(key, { lane: 'one' });
  for (const key of ['c', 'd']) await plan(key, { kind: 'new' });
  for (const key of ['e', 'f']) await plan(key, { lane: 'two', kind: 'new', dueAt: later });
  const first = await jobs.claim(toClaim({ places: 3 }));
  expect(keysOf(first)).toEqual(['a', 'c', 'd']);
  for (const job of first) await jobs.yieldFor(job, 0);
  expect(keysOf(await jobs.claim(toClaim({ careful: ['new'] })))).toEqual(['a', 'c']);
  expect(keysOf(await jobs.claim(toClaim({ busyLanes: ['one'] })))).toEqual(['d', 'e']);
  expect(await jobs.claim(toClaim({ busyLanes: ['one', 'two'] }))).toEqual([]);
});

it('keeps what it has taken when the database fails at another one', async () => {
  for (const key of ['a', 'b', 'c']) await plan(key);
  let takes = 0;
  const findOneAndUpdate = (...input: Parameters<typeof collection.findOneAndUpdate>) => {
    takes += 1;
    return takes === 2 ? Promise.reject(new Error('cut')) : collection.findOneAndUpdate(...input);
  };
  const failing = { find: collection.find.bind(collection), findOneAndUpdate };
  const { claim } = createClaims({ collection: () => failing } as unknown as Db);
  const taken = await claim(toClaim());
  expect(taken).toHaveLength(2);
  expect(await collection.countDocuments({ owner: 'one' })).toBe(2);
});

it('says what went wrong when it could take nothing', async () => {
  await plan('a');
  const findOneAndUpdate = () => Promise.reject(new Error('cut'));
  const failing = { find: collection.find.bind(collection), findOneAndUpdate };
  const { claim } = createClaims({ collection: () => failing } as unknown as Db);
  await expect(claim(toClaim())).rejects.toThrow('cut');
});
