import { afterAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { runMonth, type MonthOptions } from '../support/month-run.ts';
import { report } from '../support/quantiles.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

/**
 * 10,000 series with eight jobs a week each, a fifth of them due on Monday at 09:00. Four weeks pass in about a quarter
 * of an hour, which is far more at a time than in life (0.13 jobs a second), except from each Monday 09:00 on: there the
 * product's time is the machine's, so what is said of the rush is as it would be.
 */
const month: MonthOptions = {
  series: 10_000,
  weeks: 4,
  speed: 3000,
  rushMs: 60_000,
  waitsForLeases: true,
  limitMs: 45 * 60_000,
};

it('320,000 jobs of a month on two processes, one of which is killed, are done once each and in time', async () => {
  const { inHand, doubles, ...outcome } = await runMonth(database, month);
  const { speed } = month;
  report('month', { ...outcome, speed, inHand: inHand.length, doubles: doubles.length });
  expect(outcome).toMatchObject({ jobs: 320_000, ran: 320_000, done: 320_000 });
  // What it had in hand when it died may have had its effect already: no queue can know.
  expect(inHand.length).toBeLessThanOrEqual(16);
  expect(inHand).toEqual(expect.arrayContaining(doubles));
  expect(outcome.lateness.p99).toBeLessThanOrEqual(30);
});
