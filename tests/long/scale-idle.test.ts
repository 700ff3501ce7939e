import { afterAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { measureIdlePolls } from '../support/idle-polls.ts';
import { report } from '../support/quantiles.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

it('the look for due work takes as long with a million jobs ahead as with 80,000', async () => {
  const measured = await measureIdlePolls(database.db, { series: 10_000, weeks: [1, 13], times: 1000 });
  const curve = measured.map(({ jobs, poll, ping }) => ({ jobs, poll, ping }));
  report('idle polls in ms', { curve });
  expect(measured.flatMap(({ taken }) => taken)).toEqual([]);
  // In pings, which are slow where the machine is busy: two milliseconds are three or four of them.
  for (const { poll, ping } of curve) expect(poll.p50 / ping.p50).toBeLessThanOrEqual(4);
});
