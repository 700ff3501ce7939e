import { afterAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { measureHistory, type CurvePoint } from '../support/history-curve.ts';
import { report } from '../support/quantiles.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

/**
 * 100 thousand, half a million, a million and 2.6 million closed meetings: 10,000 series of five years, 15 GB on the disk.
 * On a slow machine the last ones are left out.
 */
const series = [385, 1923, 3846, 10_000];
const beginLimitMs = 20 * 60_000;
const promisedMs = 50;

it('History is searched as fast in 2.6 million meetings as in a hundred thousand', async () => {
  const points: CurvePoint[] = [];
  for await (const point of measureHistory(database.db, { series, times: 200, limitMs: beginLimitMs })) {
    report('history in ms', point);
    points.push(point);
  }
  const [first, last] = [points[0]!, points.at(-1)!];
  // One point is no curve.
  expect(points.length).toBeGreaterThan(1);
  const slow = points.flatMap(({ searches }) =>
    Object.entries(searches).filter(([, { p95 }]) => p95 > promisedMs),
  );
  expect(slow).toEqual([]);
  // Flat, in times of what a meeting by its id takes: that one comes from the same disk on the same machine.
  const grown = Object.entries(last.searches).filter(
    ([name, { p50 }]) => p50 / last.byId.p50 > (3 * first.searches[name]!.p50) / first.byId.p50,
  );
  expect(grown).toEqual([]);
});
