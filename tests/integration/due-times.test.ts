import { afterAll, beforeEach, expect, it } from '@jest/globals';
import type { Claim } from '../../bot/db/claim-jobs.ts';
import type { NewJob } from '../../bot/db/job.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const jobs = createJobRepository(database.db);
beforeEach(() => database.db.collection('jobs').deleteMany({}));

const due = '2026-11-25T08:00:00.000Z';
const later = '2026-11-25T09:00:00.000Z';
const toNew = (fields: Partial<NewJob> = {}): NewJob => ({
  kind: 'k',
  key: 'a',
  payload: {},
  dueAt: due,
  ...fields,
});
const lease = { owner: 'one', machineNow: 1000, leaseMs: 100, busyLanes: [], kinds: ['k'], places: 1 };
const claim = async (fields: Partial<Claim> = {}) =>
  (await jobs.claim({ now: due, ...lease, ...fields }))[0]!;

it('finds when the next work is due, without what is leased', async () => {
  await jobs.schedule(toNew({ key: 'later', dueAt: later }));
  await jobs.schedule(toNew());
  expect(await jobs.nextDueAt(later, 1000, ['k'])).toBe(due);
  const job = await claim();
  expect(await jobs.nextDueAt(later, 1000, ['k'])).toBe(later);
  await jobs.finish(job, 1000);
  expect(await jobs.nextDueAt(due, 1000, ['k'])).toBeNull();
});

it('finds from when on something may be taken, also behind work that rests longer', async () => {
  await jobs.schedule(toNew());
  await jobs.schedule(toNew({ key: 'younger', dueAt: later }));
  const rest = { reason: 'r', keepsPlace: true };
  await jobs.retry(await claim(), { ...rest, availableAtMs: 9000 });
  await jobs.yieldFor(await claim({ now: later }), 2000);
  expect(await jobs.nextAvailableAt(due, ['k'])).toBe(9000);
  expect(await jobs.nextAvailableAt(later, ['k'])).toBe(2000);
});

it('finds only what somebody here can do', async () => {
  await jobs.schedule(toNew({ kind: 'new' }));
  expect(await jobs.nextDueAt(later, 1000, ['k'])).toBeNull();
  expect(await jobs.nextAvailableAt(later, ['k'])).toBeNull();
  expect(await jobs.nextDueAt(later, 1000, ['new'])).toBe(due);
  expect(await jobs.nextAvailableAt(later, ['new'])).toBe(0);
});
