import { describe, expect, it } from '@jest/globals';
import { MongoClient, MongoNetworkError, MongoServerError } from 'mongodb';
import { toOutage } from '../../../bot/db/outage.ts';

const toServerError = (code: number) => new MongoServerError({ message: 'no', code });

describe('an error of the database', () => {
  it.each([
    [new MongoNetworkError('connection closed'), 'unreachable'],
    [toServerError(10_107), 'unreachable'],
    [toServerError(50), 'unreachable'],
    [toServerError(14_031), 'full'],
    [toServerError(11_000), null],
    [new TypeError('undefined is not a function'), null],
    ['thrown', null],
  ])('is told from a mistake of ours: %s', (error, outage) => {
    expect(toOutage(error)).toBe(outage);
  });

  it('is one that comes after the app was stopped', async () => {
    const client = new MongoClient('mongodb://%2Fno%2Fsuch%2Fengine.sock', { serverSelectionTimeoutMS: 20 });
    await client.close();
    const error: unknown = await client
      .db('test')
      .command({ ping: 1 })
      .catch((caught: unknown) => caught);
    expect(toOutage(error)).toBe('unreachable');
  });
});
