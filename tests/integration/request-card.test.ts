import { afterAll, expect, it } from '@jest/globals';
import { createRequestCard, toCardKey } from '../../bot/app/request-card.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createTestDatabase } from '../support/database.ts';
import { createProbeClock } from '../support/probe-clock.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

it('a card has the place of the work that asks for it, before what became due meanwhile', async () => {
  const clock = createProbeClock();
  const jobs = createJobRepository(database.db);
  const request = createRequestCard({ jobs, clock });
  const reminder = { kind: 'daily', personId: 'cem', week: '2026-11-23', number: 1 } as const;
  const dueAt = new Date(clock.machineNow() - 60_000).toISOString();
  await request({ kind: 'agenda', seriesId: 's', meetingId: 'm' });
  await request(reminder, dueAt);
  const means = { owner: 'one', leaseMs: 1000, busyLanes: [], kinds: ['send-card'], places: 1 };
  const [taken] = await jobs.claim({ ...means, now: clock.now(), machineNow: clock.machineNow() });
  expect(taken).toMatchObject({ key: toCardKey(reminder), dueAt, orderAt: dueAt });
});
