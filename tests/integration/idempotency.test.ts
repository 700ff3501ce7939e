import { afterAll, describe, expect, it } from '@jest/globals';
import { createIdempotencyRepository } from '../../bot/db/idempotency.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const keys = createIdempotencyRepository(database.db);
const response = { status: 201, body: { id: 'x' }, version: 3 };
const day = 24 * 60 * 60 * 1000;

let made = 0;
/** Begins a request, with a fresh id for what it may create. */
const begin = (key: string, requestHash: string, machineNow: number) =>
  keys.begin(key, { requestHash, machineNow, recordId: `record-${(made += 1).toString()}` });

describe('an Idempotency-Key', () => {
  it('is new once, then running, then answered', async () => {
    expect(await begin('a', 'hash', 1000)).toMatchObject({ kind: 'new' });
    expect(await begin('a', 'hash', 2000)).toEqual({ kind: 'running' });
    await keys.keep('a', response);
    expect(await begin('a', 'hash', 3000)).toEqual({ kind: 'answered', response });
  });

  it('is new for one of many who begin at once', async () => {
    const states = await Promise.all(Array.from({ length: 20 }, () => begin('b', 'hash', 1000)));
    expect(states.filter(({ kind }) => kind === 'new')).toHaveLength(1);
    expect(states.filter(({ kind }) => kind === 'running')).toHaveLength(19);
  });

  it('is refused for another request, before and after the answer', async () => {
    await begin('c', 'hash', 1000);
    expect(await begin('c', 'other', 1000)).toEqual({ kind: 'other-request' });
    await keys.keep('c', response);
    expect(await begin('c', 'other', 1000)).toEqual({ kind: 'other-request' });
  });

  it('may be used again after a refusal, and after the process that held it died', async () => {
    await begin('d', 'hash', 1000);
    await keys.forget('d');
    expect(await begin('d', 'corrected', 1000)).toMatchObject({ kind: 'new' });
    expect(await begin('d', 'corrected', 31_000)).toEqual({ kind: 'running' });
    expect(await begin('d', 'corrected', 31_001)).toMatchObject({ kind: 'new' });
  });

  it('gives a request that is run again the same id for what it creates', async () => {
    const first = await begin('f', 'hash', 1000);
    expect(await begin('f', 'hash', 40_000)).toEqual(first);
    expect(first).toMatchObject({ kind: 'new', recordId: expect.stringMatching(/^record-/u) });
  });

  it('may be used again at once for what failed, under the same id, unless it was answered', async () => {
    const first = await begin('g', 'hash', 100_000);
    await keys.release('g');
    expect(await begin('g', 'other', 100_001)).toEqual({ kind: 'other-request' });
    expect(await begin('g', 'hash', 100_001)).toEqual(first);
    await keys.keep('g', response);
    await keys.release('g');
    expect(await begin('g', 'hash', 100_002)).toEqual({ kind: 'answered', response });
  });

  it('is forgotten after a day, whether it was deleted or not', async () => {
    await begin('e', 'hash', 1000);
    await keys.keep('e', response);
    await keys.purgeExpired(1000 + day - 1);
    expect(await begin('e', 'hash', 1000 + day - 1)).toMatchObject({ kind: 'answered' });
    expect(await begin('e', 'other', 1000 + day)).toMatchObject({ kind: 'new' });
    await keys.purgeExpired(1000 + 3 * day);
    expect(await database.db.collection('idempotencyKeys').countDocuments({ _id: 'e' as never })).toBe(0);
  });
});
