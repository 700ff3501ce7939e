import type { Collection, Db, Document } from 'mongodb';
import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { toCheckInId } from '../../shared/core/ids.ts';
import type { Series } from '../../shared/series/series.ts';

type Stored = Document & { _id: string };

export interface Reminders {
  /** How many people are to be reminded, each of one update. */
  count: number;
  /** A meeting for which people are asked, and somebody who has not answered: the others are their copies. */
  meetingId: string;
  personId: string;
  /** The minute in which all become due begins here, an instant text. */
  from: string;
}

const peoplePerSeries = 20;
const minuteMs = 60_000;
const batchSize = 2000;

/** The person whose reminder becomes due as the given one of all. */
export function toReminded(at: number): string {
  return `reminded${at.toString()}`;
}

/** When it becomes due, in milliseconds: they are spread evenly over the minute. */
export function toReminderMs({ count, from }: Pick<Reminders, 'count' | 'from'>, at: number): number {
  return Date.parse(from) + Math.floor((at * minuteMs) / count);
}

/**
 * Plans reminders that become due within one minute. People, chats, meetings and jobs are copies of what the app itself
 * has stored for one person; the database is told of all at once, of the jobs last.
 */
export async function planReminders(db: Db, reminders: Reminders): Promise<void> {
  const pattern = await readPattern(db, reminders);
  const { meeting, series, person, conversation, chat, checkIn, job } = pattern;
  const all = Array.from({ length: reminders.count }, (_, at) => ({ at, personId: toReminded(at) }));
  const seriesCount = Math.ceil(reminders.count / peoplePerSeries);
  const groups = Array.from({ length: seriesCount }, (_, group) => toGroup(group, String(meeting['date'])));
  const [member] = series.people.filter(({ personId }) => personId === reminders.personId);

  await insert(db, 'series', groups, ({ seriesId, people }) => ({
    ...series,
    _id: seriesId,
    people: people.map((personId) => ({ ...member!, personId, name: personId })),
  }));
  await insert(db, 'meetings', groups, ({ seriesId, meetingId }) => ({
    ...meeting,
    _id: meetingId,
    seriesId,
  }));
  await insert(db, 'people', all, ({ personId }) => ({ ...person, _id: personId, objectId: personId }));
  await insert(db, 'localChats', all, ({ personId }) => ({
    ...chat,
    _id: `chat-${personId}`,
    personIds: [personId],
  }));
  await insert(db, 'conversations', all, ({ personId }) => ({
    ...conversation,
    _id: `chat-${personId}`,
    personId,
  }));
  await insert(db, 'checkIns', all, ({ at, personId }) => {
    const { seriesId, meetingId } = toGroup(Math.floor(at / peoplePerSeries), String(meeting['date']));
    return { ...checkIn, _id: toCheckInId(meetingId, personId), seriesId, meetingId, personId };
  });
  await insert(db, 'jobs', all, ({ at, personId }) => {
    const dueAt = new Date(toReminderMs(reminders, at));
    const place = { lane: `daily:${personId}`, payload: { personId }, dueAt, orderAt: dueAt };
    return { ...job, _id: `daily-card:${personId}:${dueAt.toISOString()}`, key: personId, ...place };
  });
}

function toGroup(group: number, date: string) {
  const seriesId = `series${group.toString()}`;
  const first = group * peoplePerSeries;
  const people = Array.from({ length: peoplePerSeries }, (_, at) => toReminded(first + at));
  return { seriesId, meetingId: `${seriesId}.${date}`, people };
}

async function readPattern(db: Db, { meetingId, personId }: Reminders) {
  const one = async (name: string, filter: object): Promise<Stored> => {
    const found = await db.collection<Stored>(name).findOne(filter);
    if (found === null) throw new Error(`there is none of ${name} to copy`);
    return found;
  };
  const meeting = await one('meetings', { _id: meetingId });
  return {
    meeting,
    series: (await one('series', { _id: meeting['seriesId'] })) as Stored & Series,
    person: await one('people', { _id: personId }),
    conversation: await one('conversations', { personId }),
    chat: await one('localChats', { _id: `chat-${personId}` }),
    checkIn: (await one('checkIns', { meetingId, personId })) as Stored & CheckIn,
    job: await one('jobs', { kind: 'daily-card', key: personId, state: 'due' }),
  };
}

async function insert<One>(
  db: Db,
  name: string,
  all: readonly One[],
  toDocument: (one: One) => Stored,
): Promise<void> {
  const collection: Collection<Stored> = db.collection<Stored>(name);
  for (let from = 0; from < all.length; from += batchSize) {
    await collection.insertMany(all.slice(from, from + batchSize).map(toDocument));
  }
}
