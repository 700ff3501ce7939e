import { afterAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { measureHistory, type CurvePoint } from '../support/history-curve.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

/** In small what `npm run test:long` measures (tests/long/history-scale.test.ts). */
it('History finds in the five years of a series what is in them, however many series there are', async () => {
  const points: CurvePoint[] = [];
  for await (const point of measureHistory(database.db, { series: [1, 4], times: 2, limitMs: 60_000 })) {
    points.push(point);
  }
  expect(points.map(({ meetings }) => meetings)).toEqual([260, 1040]);
  const [one, four] = points.map(({ found }) => found);
  expect(four).toEqual(one);
  expect(one).toMatchObject({
    nothing: 50,
    'the next page': 50,
    'a common word': 50,
    'a word that is nowhere': 0,
  });
  const {
    'a rare word': rare,
    'two words': two,
    'a person who seldom is': person,
    'a rare customer': customer,
  } = one!;
  for (const count of [rare, two, person, customer]) {
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(50);
  }
  expect(two).toBeLessThanOrEqual(rare!);
});
