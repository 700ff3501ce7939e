import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import type { Claim } from '../../bot/db/claim-jobs.ts';
import type { NewJob } from '../../bot/db/job.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const collection = database.db.collection<{ _id: string }>('jobs');
await createIndexes(database.db, indexSpecs);
beforeEach(() => collection.deleteMany({}));

const jobs = createJobRepository(database.db);
const due = '2026-11-25T08:00:00.000Z';
const later = '2026-11-25T09:00:00.000Z';
const toNew = (fields: Partial<NewJob> = {}): NewJob => ({
  kind: 'k',
  key: 'a',
  payload: {},
  dueAt: due,
  ...fields,
});
const toClaim = (fields: Partial<Claim> = {}): Claim => ({
  owner: 'one',
  now: due,
  machineNow: 1000,
  leaseMs: 100,
  places: 1,
  busyLanes: [],
  kinds: ['k'],
  ...fields,
});
const toRetry = (reason: string, availableAtMs: number) => ({ reason, availableAtMs, keepsPlace: true });
const claim = async (fields: Partial<Claim> = {}) => (await jobs.claim(toClaim(fields)))[0]!;
const isFree = async (fields: Partial<Claim> = {}) => (await jobs.claim(toClaim(fields))).length > 0;
const stored = () => collection.findOne({ _id: 'k:a' });

describe('planning work', () => {
  it('happens once for the same kind, key and revision, and anew for a changed plan', async () => {
    for (const revision of ['1', '1', '2']) await jobs.schedule(toNew({ revision }));
    expect((await collection.find().toArray()).map(({ _id }) => _id).sort()).toEqual(['k:a:1', 'k:a:2']);
  });

  it('leaves planned work alone that is done', async () => {
    await jobs.schedule(toNew());
    await jobs.finish(await claim(), 0);
    await jobs.schedule(toNew());
    expect(await isFree()).toBe(false);
  });
});

describe('taking work', () => {
  it('starts with what has been due longest, and takes nothing before its time', async () => {
    await jobs.schedule(toNew({ key: 'later', dueAt: later }));
    await jobs.schedule(toNew({ key: 'young' }));
    await jobs.schedule(
      toNew({ key: 'old', dueAt: '2026-11-25T07:00:00.000Z', payload: { meetingId: 'm' }, lane: 'l' }),
    );
    expect(await claim()).toEqual({
      id: 'k:old',
      kind: 'k',
      key: 'old',
      lane: 'l',
      payload: { meetingId: 'm' },
      dueAt: '2026-11-25T07:00:00.000Z',
      orderAt: '2026-11-25T07:00:00.000Z',
      wanted: 1,
      attempts: 1,
      failures: 0,
    });
    expect((await claim()).key).toBe('young');
    expect(await isFree()).toBe(false);
    expect((await claim({ now: later })).key).toBe('later');
  });

  it('leaves lanes alone that the process is busy with, but not work without a lane', async () => {
    await jobs.schedule(toNew({ key: 'busy', lane: 'l' }));
    await jobs.schedule(toNew({ key: 'none' }));
    expect((await claim({ busyLanes: ['l'] })).key).toBe('none');
    expect(await isFree({ busyLanes: ['l'] })).toBe(false);
  });

  it('takes only work of the kinds that it is asked for', async () => {
    await jobs.schedule(toNew({ kind: 'new', key: 'first', dueAt: '2026-11-25T07:00:00.000Z' }));
    await jobs.schedule(toNew());
    expect((await claim({ kinds: ['k'] })).key).toBe('a');
    expect(await isFree({ kinds: ['k'] })).toBe(false);
    expect((await claim({ kinds: ['k', 'new'] })).key).toBe('first');
  });

  it('of a lane waits behind work that only another version can do', async () => {
    await jobs.schedule(toNew({ kind: 'new', key: 'first', lane: 'l', dueAt: '2026-11-25T07:00:00.000Z' }));
    await jobs.schedule(toNew({ lane: 'l' }));
    expect(await isFree({ kinds: ['k'] })).toBe(false);
    const first = await claim({ kinds: ['new'] });
    await jobs.finish(first, 1001);
    expect(await isFree({ kinds: ['k'], machineNow: 2999 })).toBe(false);
    expect((await claim({ kinds: ['k'], machineNow: 3000 })).key).toBe('a');
  });

  it('gives every job to one of many who try at once', async () => {
    for (let key = 0; key < 40; key += 1) await jobs.schedule(toNew({ key: key.toString() }));
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, at) => jobs.claim(toClaim({ owner: (at % 2).toString() }))),
    );
    const ids = taken.flat().map(({ id }) => id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });
});

describe('a lease', () => {
  it('that runs out lets somebody else take the job, and fences the old holder out', async () => {
    await jobs.schedule(toNew());
    const old = await claim();
    expect(await isFree({ owner: 'two', machineNow: 1099 })).toBe(false);
    const taken = await claim({ owner: 'two', machineNow: 1100 });
    expect(taken.attempts).toBe(2);
    expect(await jobs.finish(old, 1101)).toBe(false);
    expect(await jobs.renew(old, 5000)).toBe(false);
    await jobs.retry(old, toRetry('late', 0));
    await jobs.park(old, 'late');
    await jobs.postpone(old, later);
    await jobs.yieldFor(old, 0);
    expect(await stored()).toMatchObject({ state: 'due', owner: 'two', failures: 0, reason: null });
    expect(await jobs.finish(taken, 1102)).toBe(true);
    expect(await jobs.finish(taken, 1103)).toBe(false);
  });

  it('can be lengthened while the job runs', async () => {
    await jobs.schedule(toNew());
    const job = await claim();
    expect(await jobs.renew(job, 5000)).toBe(true);
    expect(await isFree({ machineNow: 4999 })).toBe(false);
    expect(await isFree({ machineNow: 5000 })).toBe(true);
  });
});

describe('asking for work', () => {
  it('again while it waits changes only how much is wanted, and the earlier time counts', async () => {
    await jobs.request(toNew({ dueAt: later }));
    await jobs.request(toNew({ payload: { subject: '$notAField' } }));
    await jobs.request(toNew({ dueAt: later, payload: { subject: '$notAField' } }));
    expect(await claim()).toMatchObject({ wanted: 3, dueAt: due, payload: { subject: '$notAField' } });
    expect(await isFree({ now: later })).toBe(false);
  });

  it('while it runs arms it again when it is finished', async () => {
    await jobs.request(toNew());
    const job = await claim();
    await jobs.request(toNew());
    expect(await isFree({ owner: 'two' })).toBe(false);
    expect(await jobs.finish(job, 1001)).toBe(true);
    const again = await claim();
    expect(again).toMatchObject({ wanted: 2, attempts: 2 });
    await jobs.finish(again, 1002);
    expect(await isFree()).toBe(false);
  });

  it('after it is done arms it again, at the new time', async () => {
    await jobs.request(toNew());
    await jobs.finish(await claim(), 1001);
    expect(await stored()).toMatchObject({ state: 'done', doneAt: new Date(1001) });
    await jobs.request(toNew({ dueAt: later }));
    expect(await isFree()).toBe(false);
    expect(await claim({ now: later })).toMatchObject({ wanted: 2, failures: 0 });
  });

  it('after it was put aside tries again, with nothing held against it', async () => {
    await jobs.request(toNew());
    await jobs.retry(await claim(), toRetry('first', 0));
    await jobs.park(await claim(), 'no conversation');
    expect(await stored()).toMatchObject({ state: 'parked', reason: 'no conversation' });
    expect(await isFree({ now: later, machineNow: 9e9 })).toBe(false);
    await jobs.request(toNew());
    expect(await claim()).toMatchObject({ failures: 0 });
    expect(await stored()).toMatchObject({ reason: null });
  });
});

describe('giving work back', () => {
  it('after a failure pauses on the machine’s clock and counts it', async () => {
    await jobs.schedule(toNew());
    await jobs.retry(await claim(), toRetry('timeout', 2000));
    expect(await stored()).toMatchObject({ owner: null, reason: 'timeout' });
    expect(await isFree({ machineNow: 1999, now: later })).toBe(false);
    expect(await claim({ machineNow: 2000 })).toMatchObject({ failures: 1, attempts: 2 });
  });

  it('untried pauses without counting as a failure', async () => {
    await jobs.schedule(toNew());
    await jobs.yieldFor(await claim(), 2000);
    expect(await isFree({ machineNow: 1999 })).toBe(false);
    expect(await claim({ machineNow: 2000 })).toMatchObject({ failures: 0 });
  });

  it('to a later time waits on the product’s clock', async () => {
    await jobs.schedule(toNew());
    await jobs.postpone(await claim(), later);
    expect(await isFree({ machineNow: 9e9 })).toBe(false);
    expect(await claim({ now: later })).toMatchObject({ failures: 0, dueAt: later });
  });
});

describe('looking ahead', () => {
  it('puts aside what nobody could do for long, and neither what is in hand nor what is known or young', async () => {
    for (const [kind, key] of [
      ['new', 'leased'],
      ['new', 'old'],
      ['k', 'known'],
    ] as const) {
      await jobs.schedule(toNew({ kind, key }));
    }
    await jobs.schedule(toNew({ kind: 'new', key: 'young', dueAt: later }));
    await claim({ kinds: ['new'] });
    expect(await jobs.parkUnknown(['k'], later, 1000)).toBe(1);
    const parked = await collection.find({ state: 'parked' } as object).toArray();
    expect(parked).toMatchObject([{ kind: 'new', reason: 'no handler', owner: null }]);
    expect(parked[0]!._id).toBe('new:old');
  });

  it('forgets work that was done long ago, and nothing else', async () => {
    for (const key of ['old', 'young', 'due']) await jobs.schedule(toNew({ key }));
    await jobs.finish(await claim(), 100);
    await jobs.finish(await claim(), 900);
    expect(await jobs.purgeDone(500)).toBe(1);
    expect((await collection.find().toArray()).map(({ _id }) => _id).sort()).toEqual(['k:due', 'k:young']);
  });

  it('reads none of 20,000 future jobs to see that nothing is due', async () => {
    const future = Array.from({ length: 20_000 }, (_, at) => ({
      _id: `f${at.toString()}`,
      kind: 'k',
      state: 'due',
      dueAt: new Date(new Date(later).getTime() + at),
      availableAt: new Date(0),
      lane: null,
    }));
    await collection.insertMany(future);
    expect(await jobs.claim(toClaim({ busyLanes: ['l'] }))).toEqual([]);
    const filter = {
      state: 'due',
      dueAt: { $lte: new Date(due) },
      availableAt: { $lte: new Date(1000) },
      lane: { $nin: ['l'] },
      kind: { $in: ['k', 'other'] },
    };
    const { executionStats } = await collection
      .find(filter)
      .sort({ dueAt: 1, orderAt: 1 })
      .explain('executionStats');
    expect(executionStats).toMatchObject({ totalDocsExamined: 0, nReturned: 0 });
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(1);
  });
});
