import { afterAll, describe, expect, it } from '@jest/globals';
import { createIdempotencyRepository } from '../../bot/db/idempotency.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const keys = createIdempotencyRepository(database.db);
const response = { status: 201, body: { id: 'x' }, version: 3 };
const day = 24 * 60 * 60 * 1000;

describe('an Idempotency-Key', () => {
  it('is new once, then running, then answered', async () => {
    expect(await keys.begin('a', 'hash', 1000)).toEqual({ kind: 'new' });
    expect(await keys.begin('a', 'hash', 2000)).toEqual({ kind: 'running' });
    await keys.keep('a', response);
    expect(await keys.begin('a', 'hash', 3000)).toEqual({ kind: 'answered', response });
  });

  it('is new for one of many who begin at once', async () => {
    const states = await Promise.all(Array.from({ length: 20 }, () => keys.begin('b', 'hash', 1000)));
    expect(states.filter(({ kind }) => kind === 'new')).toHaveLength(1);
    expect(states.filter(({ kind }) => kind === 'running')).toHaveLength(19);
  });

  it('is refused for another request, before and after the answer', async () => {
    await keys.begin('c', 'hash', 1000);
    expect(await keys.begin('c', 'other', 1000)).toEqual({ kind: 'other-request' });
    await keys.keep('c', response);
    expect(await keys.begin('c', 'other', 1000)).toEqual({ kind: 'other-request' });
  });

  it('may be used again after a refusal, and after the process that held it died', async () => {
    await keys.begin('d', 'hash', 1000);
    await keys.forget('d');
    expect(await keys.begin('d', 'corrected', 1000)).toEqual({ kind: 'new' });
    expect(await keys.begin('d', 'corrected', 31_000)).toEqual({ kind: 'running' });
    expect(await keys.begin('d', 'corrected', 31_001)).toEqual({ kind: 'new' });
  });

  it('is forgotten after a day, whether it was deleted or not', async () => {
    await keys.begin('e', 'hash', 1000);
    await keys.keep('e', response);
    await keys.purgeExpired(1000 + day - 1);
    expect(await keys.begin('e', 'hash', 1000 + day - 1)).toMatchObject({ kind: 'answered' });
    expect(await keys.begin('e', 'other', 1000 + day)).toEqual({ kind: 'new' });
    await keys.purgeExpired(1000 + 3 * day);
    expect(await database.db.collection('idempotencyKeys').countDocuments({ _id: 'e' as never })).toBe(0);
  });
});
