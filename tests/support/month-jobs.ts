import type { Collection, Db, Document } from 'mongodb';
import { createJobRepository } from '../../bot/db/jobs.ts';

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;

/** Monday 00:00 UTC. */
export const monthStart = Date.UTC(2027, 1, 1);
/** The kind of every job of the month. */
export const monthKind = 'month';

export interface Month {
  /** How many series there are, with eight jobs a week each. */
  series: number;
  weeks: number;
  /** How many weeks were planned before, 0 where it is not given. */
  firstWeek?: number;
}

export const jobsPerWeek = 8;

/** The instant of a week at which a fifth of its jobs is due. */
export function toRush(week: number): number {
  return monthStart + week * weekMs + 9 * hourMs;
}

/** When a job of a week is due: every fifth on Monday 09:00, the others at any minute, as offices lie around the world. */
export function toDueMs(week: number, job: number): number {
  if (job % 5 === 0) return toRush(week);
  const minute = (job * 7919) % (7 * 24 * 60);
  return monthStart + week * weekMs + minute * 60_000;
}

/**
 * Plans all jobs of a month. They are copies of one that the queue itself has planned, so that they are as the queue
 * wants them; the database is told of all at once. Three of eight go to the series' channel, so they share a lane.
 */
export async function planMonth(db: Db, { series, weeks, firstWeek = 0 }: Month): Promise<number> {
  const jobs: Collection<Document & { _id: string }> = db.collection('jobs');
  const dueAt = new Date(monthStart).toISOString();
  await createJobRepository(db).schedule({ kind: monthKind, key: 'pattern', payload: {}, dueAt });
  const pattern = await jobs.findOneAndDelete({ key: 'pattern' });
  if (pattern === null) throw new Error('no job was planned');
  const perWeek = series * jobsPerWeek;
  for (let week = firstWeek; week < firstWeek + weeks; week += 1) {
    for (let from = 0; from < perWeek; from += 5000) {
      const length = Math.min(5000, perWeek - from);
      const batch = Array.from({ length }, (_, at) => toJob(pattern, week, from + at));
      await jobs.insertMany(batch, { ordered: false });
    }
  }
  return perWeek * weeks;
}

function toJob(pattern: Document & { _id: string }, week: number, job: number): Document & { _id: string } {
  const seriesId = Math.floor(job / jobsPerWeek).toString();
  const key = `${week.toString()}.${job.toString()}`;
  const dueAt = new Date(toDueMs(week, job));
  const lane = job % jobsPerWeek < 3 ? `series:${seriesId}` : null;
  return { ...pattern, _id: `${monthKind}:${key}`, key, lane, payload: { seriesId }, dueAt, orderAt: dueAt };
}
