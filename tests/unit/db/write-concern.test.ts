import { expect, test } from '@jest/globals';
import { chooseWriteConcern } from '../../../bot/db/connect.ts';

test.each([
  ['a replica set', { setName: 'rs0' }, 'majority'],
  ['a sharded cluster', { msg: 'isdbgrid' }, 'majority'],
  ['anything else', { isWritablePrimary: true }, 1],
])('%s', (_name, hello, w) => {
  expect(chooseWriteConcern(hello)).toEqual({ w, journal: true });
});
