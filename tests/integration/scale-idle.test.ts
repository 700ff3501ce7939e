import { afterAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { measureIdlePolls } from '../support/idle-polls.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

/** In small what `npm run test:long` measures (tests/long/scale-idle.test.ts). */
it('nothing is taken of what lies ahead, however much it is', async () => {
  const measured = await measureIdlePolls(database.db, { series: 20, weeks: [1, 3], times: 5 });
  expect(measured.map(({ jobs }) => jobs)).toEqual([160, 480]);
  expect(measured.flatMap(({ taken }) => taken)).toEqual([]);
  expect(await database.db.collection('jobs').countDocuments({ state: 'due' })).toBe(480);
});
