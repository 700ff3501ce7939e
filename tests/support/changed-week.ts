import type { Db } from 'mongodb';
import type { MeetingRequest } from '../../bot/app/command-meeting.ts';
import { toOccurrenceTimes } from '../../shared/series/schedule.ts';
import type { PersonEdit } from '../../shared/series/people-commands.ts';
import type { SeriesPerson } from '../../shared/series/series.ts';
import type { SeriesEdit } from '../../shared/series/settings-commands.ts';
import { ana, createIds } from './builders.ts';
import { beginSeries } from './live-series.ts';
import { toSeries } from './meeting-records.ts';
import { createMortalProcess } from './mortal-process.ts';
import { createProbeClock } from './probe-clock.ts';
import { createWholeProcess, type Delivery, type WholeProcess } from './whole-process.ts';

/** The meeting of Thursday 26 November 2026, 10:00 in Berlin (09:00 UTC), which things are done with. */
export const meetingId = 'series.2026-11-26';
/** The Monday of its week, before anything is asked. */
const weekStart = '2026-11-23T06:00:00.000Z';

const newId = createIds('press');

/** Something that somebody does. */
export type Change = (process: WholeProcess) => Promise<unknown>;

/** What Ana, a chair, asks of the meeting. */
export function ask(request: MeetingRequest): Change {
  return async ({ core }) => {
    const records = await core.queries.getMeeting(meetingId);
    return core.commandMeeting({ records, actor: ana, request, commandId: newId() });
  };
}

/** A chair moves it to a date and a wall-clock time in Berlin. */
export const moveTo = (date: string, time: string): Change => ask({ kind: 'move', date, time, reason: '' });

/** A chair leaves it out. */
export const skip: Change = ({ core }) => {
  const { schedule } = toSeries();
  const times = toOccurrenceTimes(schedule, '2026-11-26');
  const planned = { isOfRule: true, seriesId: 'series', meetingId, times, schedule };
  const command = { kind: 'skip', reason: 'Trade fair', ...planned } as const;
  return core.commands.meeting({ id: meetingId, actor: ana, command, commandId: newId() });
};

/** A chair puts it back. */
export const unskip: Change = ({ core }) =>
  core.commands.meeting({ id: meetingId, actor: ana, command: { kind: 'unskip' }, commandId: newId() });

/** A chair changes settings of the series. */
export function editSeries(edit: SeriesEdit): Change {
  return async ({ core }) => {
    const { state } = await core.queries.getSeries('series');
    const command = { kind: 'edit', seenRevision: state.revision, edit } as const;
    return core.commands.series({ id: 'series', actor: ana, command, commandId: newId() });
  };
}

/** A chair says what somebody is from now on, or which department they belong to. */
export function setPerson(personId: string, edit: PersonEdit): Change {
  const command = { kind: 'set-person', personId, edit } as const;
  return ({ core }) => core.commands.series({ id: 'series', actor: ana, command, commandId: newId() });
}

/** Begins the week of the meeting anew in a database. */
export async function beginWeek(db: Db, people: readonly SeriesPerson[] = toSeries().people) {
  for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
  const clock = createProbeClock(weekStart);
  const world: Delivery[] = [];
  const process = createWholeProcess(createMortalProcess(db, null), clock, world);
  await beginSeries(process, toSeries({ people: [...people] }));
  await process.settle();
  const readMeeting = async () => (await process.core.queries.readMeeting(meetingId))!.meeting;

  /** Lets the time pass, with what is done at some times (product's, in order). */
  async function live(until: string, changes: readonly (readonly [at: string, change: Change])[] = []) {
    for (const [at, change] of changes) {
      await process.liveUntil(toInstant(at));
      await change(process);
      await process.core.commands.idle();
    }
    await process.liveUntil(toInstant(until));
  }

  /** What people were sent unasked, in order: `24T08:00 check-in:cem`, without the meeting's id. */
  function listPosts(): string[] {
    const posts = world.filter(({ how }) => how !== 'edit');
    return posts.map(({ at, about }) => `${at.slice(8, 16)} ${about.replace(`:${meetingId}`, '')}`).sort();
  }

  return { clock, process, world, live, readMeeting, listPosts };
}

/** `24T08:00` is in the week of the meeting, in UTC. */
function toInstant(at: string): string {
  return at.length > 8 ? at : `2026-11-${at}:00.000Z`;
}
