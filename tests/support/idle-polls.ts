import type { Db } from 'mongodb';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import type { Job } from '../../bot/db/job.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { jobsPerWeek, monthKind, monthStart, planMonth } from './month-jobs.ts';
import { toQuantiles, type Quantiles } from './quantiles.ts';

export interface IdlePolls {
  /** How many jobs lie ahead. */
  jobs: number;
  /** What the polls took, which should all be nothing. */
  taken: Job[];
  /** Milliseconds of one poll of the worker while nothing is due. */
  poll: Quantiles;
  /** Milliseconds of the shortest question that there is, asked in between: the floor. */
  ping: Quantiles;
}

/**
 * How long the worker's look for due work takes while much lies ahead, for several numbers of weeks of `series` series.
 * The jobs are loaded first and their indexes made afterwards.
 */
export async function measureIdlePolls(
  db: Db,
  { series, weeks, times }: { series: number; weeks: readonly number[]; times: number },
): Promise<IdlePolls[]> {
  const measured: IdlePolls[] = [];
  let planned = 0;
  for (const upTo of weeks) {
    if (planned > 0) await db.collection('jobs').dropIndexes();
    await planMonth(db, { series, weeks: upTo - planned, firstWeek: planned });
    await createIndexes(
      db,
      indexSpecs.filter(({ collection }) => collection === 'jobs'),
    );
    planned = upTo;
    measured.push({ jobs: upTo * series * jobsPerWeek, ...(await poll(db, times)) });
  }
  return measured;
}

async function poll(db: Db, times: number): Promise<Omit<IdlePolls, 'jobs'>> {
  const jobs = createJobRepository(db);
  const now = new Date(monthStart - 1000).toISOString();
  const lease = { owner: 'o', now, machineNow: monthStart, leaseMs: 1000 };
  const claim = { ...lease, busyLanes: [], kinds: [monthKind], places: 16 };
  const taken: Job[] = [];
  const polls: number[] = [];
  const pings: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now();
    await db.command({ ping: 1 });
    const pingedAt = performance.now();
    taken.push(...(await jobs.claim(claim)));
    pings.push(pingedAt - startedAt);
    polls.push(performance.now() - pingedAt);
  }
  return { taken, poll: toQuantiles(polls), ping: toQuantiles(pings) };
}
