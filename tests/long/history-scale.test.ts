import { afterAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { measureHistory } from '../support/history-curve.ts';
import { report } from '../support/quantiles.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

/** 100 thousand, half a million, a million and 2.6 million closed meetings: 10,000 series of five years. */
const series = [385, 1923, 3846, 10_000];
const beginLimitMs = 20 * 60_000;

it('History is searched as fast in 2.6 million meetings as in a hundred thousand', async () => {
  const points = await measureHistory(database.db, { series, times: 200, limitMs: beginLimitMs });
  for (const point of points) report('history in ms', point);
  const [first, last] = [points[0]!, points.at(-1)!];
  for (const [name, { p50, p95 }] of Object.entries(last.searches)) {
    const before = first.searches[name]!;
    // Flat, in times of what a meeting by its id takes: that one is read from the same disk on the same machine.
    expect({ name, growth: p50 / last.byId.p50 <= 3 * (before.p50 / first.byId.p50) }).toEqual({
      name,
      growth: true,
    });
    expect({ name, p95: p95 <= 50 }).toEqual({ name, p95: true });
  }
});
