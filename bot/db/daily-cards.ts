import type { Collection, Db } from 'mongodb';
import type { DailyWeek } from '../../shared/person/daily.ts';
import { withReconnect } from './reconnect.ts';

interface DailyDocument {
  _id: string;
  posts: string[];
  told: string[];
}

/** Which daily cards a person got in one week (its Monday), so that they stay few. */
export function createDailyCardRepository(db: Db) {
  const weeks: Collection<DailyDocument> = db.collection<DailyDocument>('dailyCards');

  async function getWeek(personId: string, week: string): Promise<DailyWeek> {
    const document = await withReconnect(() => weeks.findOne({ _id: toId(personId, week) }));
    return { posts: document?.posts ?? [], told: document?.told ?? [] };
  }

  /** Notes a post and what it tells; noting the same post again changes nothing. */
  async function addPost(
    personId: string,
    week: string,
    { post, told }: { post: string; told: readonly string[] },
  ): Promise<void> {
    const update = { $addToSet: { posts: post, told: { $each: [...told] } } };
    await withReconnect(() => weeks.updateOne({ _id: toId(personId, week) }, update, { upsert: true }));
  }

  return { getWeek, addPost };
}

function toId(personId: string, week: string): string {
  return `${personId}:${week}`;
}
