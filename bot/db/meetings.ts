import type { MeetingEvent } from '../../shared/meeting/events.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import type { Listed, RecordStore } from './record-store.ts';

export interface HistoryFilter {
  seriesId: string;
  /** Folded beginnings of words; all must be found. */
  words: readonly string[];
  personId?: string | undefined;
  department?: string | undefined;
  /** Key of a customer (core/customers.ts). */
  customer?: string | undefined;
  /** Calendar dates, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** Only meetings before this date. */
  beforeDate?: string | undefined;
  limit: number;
}

/** A meeting without what its list does not show. */
export type ListedMeeting = Omit<Meeting, 'removed' | 'search'>;

/** A meeting as History finds it: what was discussed stands in its minutes. */
export type FoundMeeting = Omit<ListedMeeting, 'items'>;

const unlisted = ['removed', 'search'] as const;

/** Reads of meetings beyond the single record. */
export function createMeetingRepository(store: RecordStore<Meeting, MeetingEvent>) {
  /** Meetings that are not closed, by date, from a date on. */
  function listUnclosed(seriesId: string, fromDate: string): Promise<Listed<Meeting>[]> {
    const state = { $in: ['planned', 'open', 'running', 'ended'] };
    const filter = { seriesId, state, date: { $gte: fromDate } };
    return store.list(filter, { sort: { date: 1 }, limit: 60 });
  }

  /** The latest meeting before a date that has an agenda, whether or not it was held. */
  async function findBefore(seriesId: string, date: string): Promise<Listed<Meeting> | null> {
    const filter = { seriesId, date: { $lt: date }, 'items.0': { $exists: true } };
    return (await store.list(filter, { sort: { date: -1 }, limit: 1 }))[0] ?? null;
  }

  /** The latest meeting before a date whose minutes were sent. */
  async function findClosedBefore(seriesId: string, date: string): Promise<Listed<Meeting> | null> {
    const filter = { seriesId, state: 'closed', date: { $lt: date } };
    return (await store.list(filter, { sort: { date: -1 }, limit: 1 }))[0] ?? null;
  }

  /** The next meeting after a date that has an agenda already. */
  async function findOpenAfter(seriesId: string, date: string): Promise<Listed<Meeting> | null> {
    const filter = { seriesId, state: 'open', date: { $gt: date } };
    return (await store.list(filter, { sort: { date: 1 }, limit: 1 }))[0] ?? null;
  }

  /** Meetings of a date and later ones, also those that are left out, by date. */
  function listFrom(seriesId: string, fromDate: string, limit: number): Promise<Listed<Meeting>[]> {
    const filter = { seriesId, date: { $gte: fromDate } };
    return store.list(filter, { sort: { date: 1 }, limit });
  }

  /** Whether a later meeting has begun. */
  async function hasBegunAfter(seriesId: string, date: string): Promise<boolean> {
    const filter = { seriesId, state: { $in: ['running', 'ended', 'closed'] }, date: { $gt: date } };
    return (await store.list(filter, { sort: { date: 1 }, limit: 1 })).length > 0;
  }

  function listBefore(
    seriesId: string,
    beforeDate: string | undefined,
    limit: number,
  ): Promise<Listed<ListedMeeting>[]> {
    const filter = { seriesId, ...(beforeDate !== undefined && { date: { $lt: beforeDate } }) };
    return store.list(filter, { sort: { date: -1 }, limit, without: unlisted });
  }

  /** Closed meetings, the latest first, that fit a filter. */
  function search(wanted: HistoryFilter): Promise<Listed<FoundMeeting>[]> {
    const { seriesId, words, personId, department, customer, from, to, beforeDate, limit } = wanted;
    const filter = {
      seriesId,
      state: 'closed',
      ...(words.length > 0 && { $and: words.map((word) => ({ 'search.words': toPrefix(word) })) }),
      ...(personId !== undefined && { 'search.people': personId }),
      ...(department !== undefined && { 'search.departments': department }),
      ...(customer !== undefined && { 'search.customers': customer }),
      ...toDateRange(from, to, beforeDate),
    };
    return store.list(filter, { sort: { date: -1 }, limit, without: [...unlisted, 'items'] });
  }

  return {
    listUnclosed,
    listFrom,
    findBefore,
    findClosedBefore,
    findOpenAfter,
    hasBegunAfter,
    listBefore,
    search,
  };
}

/** Words that begin with a text: a range, so that no user text becomes part of a regular expression. */
function toPrefix(word: string) {
  return { $elemMatch: { $gte: word, $lt: `${word}\uFFFF` } };
}

function toDateRange(from: string | undefined, to: string | undefined, before: string | undefined) {
  const range = {
    ...(from !== undefined && { $gte: from }),
    ...(to !== undefined && { $lte: to }),
    ...(before !== undefined && { $lt: before }),
  };
  return Object.keys(range).length > 0 ? { date: range } : {};
}
