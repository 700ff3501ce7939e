import fc from 'fast-check';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { runMonth } from '../support/month-run.ts';
import { toMachineMs, toProductMs, type PacedTime } from '../support/paced-time.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

const time: PacedTime = {
  machineStart: 5000,
  productStart: 100_000,
  speed: 10,
  slow: [
    { from: 150_000, ms: 1000 },
    { from: 200_000, ms: 2000 },
  ],
};

describe('a paced time', () => {
  it.each([
    [0, 100_000],
    [5000, 100_000],
    [6000, 110_000],
    [10_000, 150_000],
    [10_400, 150_400],
    [11_000, 151_000],
    [11_001, 151_010],
    [15_900, 200_000],
    [17_900, 202_000],
    [18_000, 203_000],
  ])('stands at a point for each of the machine’s: %d → %d', (machineMs, productMs) => {
    expect(toProductMs(time, machineMs)).toBeCloseTo(productMs);
  });

  it('goes on without end, and back to where it came from', () => {
    fc.assert(
      fc.property(fc.nat(300_000), (ms) => {
        expect(toProductMs(time, toMachineMs(time, 100_000 + ms))).toBeCloseTo(100_000 + ms);
      }),
    );
  });
});

/** What a month in `npm run test:long` is like, in small (tests/long/scale-month.test.ts). */
it('a week of jobs on two processes, one of which is killed, is done once each', async () => {
  const small = { series: 50, weeks: 1, speed: 200_000, rushMs: 500, waitsForLeases: false, limitMs: 60_000 };
  const outcome = await runMonth(database, small);
  const { jobs, ran, done, inHand, doubles } = outcome;
  expect({ jobs, ran, done }).toEqual({ jobs: 400, ran: 400, done: 400 });
  expect(inHand.length).toBeLessThanOrEqual(16);
  expect(inHand).toEqual(expect.arrayContaining(doubles));
}, 90_000);
