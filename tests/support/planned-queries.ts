import { createQueries, type MeetingRecords } from '../../bot/app/queries.ts';
import { createSeriesCache } from '../../bot/app/series-cache.ts';
import type { HistoryFilter } from '../../bot/db/meetings.ts';
import type { Repositories } from '../../bot/db/repositories.ts';
import { toMeetingId } from '../../shared/core/ids.ts';
import { planNow, planWeeks } from './plan-data.ts';
import { createProbeClock } from './probe-clock.ts';

/** Something that the app asks of the database. */
export interface PlannedQuery {
  run: () => Promise<unknown>;
  /** So many keys and documents may be read whatever is found, where `because` says why; ten otherwise. */
  besides?: number;
  because?: string;
}

export type PlannedQueries = Record<string, PlannedQuery | (() => Promise<unknown>)>;

export const week = planWeeks[50]!;
const lastWeek = planWeeks[251]!;
const meetingId = toMeetingId('s1', week);
const wholeSeries = { besides: 3 * planWeeks.length, because: 'looks through the meetings of one series' };

/** All subsets of the fields of an object. */
function subsetsOf<Fields extends object>(fields: Fields): Partial<Fields>[] {
  return Object.entries(fields).reduce<Partial<Fields>[]>(
    (subsets, [key, value]) => [...subsets, ...subsets.map((one) => ({ ...one, [key]: value as unknown }))],
    [{}],
  );
}

function toSearches({ meetings }: Repositories): PlannedQueries {
  const base: HistoryFilter = { seriesId: 's1', words: [], limit: 50 };
  const optional = {
    words: ['cont', 'pre'],
    personId: 'p1',
    department: 'sales',
    customer: 'contoso',
    from: planWeeks[1]!,
  };
  const all = subsetsOf(optional).map((fields): [string, PlannedQuery] => [
    `History by ${Object.keys(fields).join(', ') || 'nothing'}`,
    { run: () => meetings.search({ ...base, ...fields }), ...wholeSeries },
  ]);
  return {
    ...Object.fromEntries(all),
    'History by a rare word': { run: () => meetings.search({ ...base, words: ['w310'] }), ...wholeSeries },
    'History by no word': () => meetings.search(base),
    'the next page of History': () =>
      meetings.search({ ...base, beforeDate: planWeeks[80]!, to: planWeeks[90]! }),
  };
}

function toMeetingQueries({ meetings }: Repositories): PlannedQueries {
  return {
    'the meetings that are not closed': {
      run: () => meetings.listUnclosed('s1', planWeeks[246]!),
      besides: 60,
      because: 'passes the closed ones of six weeks',
    },
    'the meeting before': () => meetings.findBefore('s1', week),
    'the meeting before, past those without an agenda': () => meetings.findBefore('s1', planWeeks[256]!),
    'the latest meeting whose minutes were sent': () => meetings.findClosedBefore('s1', week),
    'the open meeting after': () => meetings.findOpenAfter('s1', lastWeek),
    'whether a later meeting has begun': () => meetings.hasBegunAfter('s1', planWeeks[252]!),
    'the coming meetings': () => meetings.listFrom('s1', lastWeek, 60),
    'all meetings': () => meetings.listBefore('s1', undefined, 50),
    'meetings before a date': () => meetings.listBefore('s1', week, 50),
  };
}

function toActionQueries({ actions }: Repositories): PlannedQueries {
  const lists = subsetsOf({ state: 'open' as const, ownerId: 'p1', afterId: 's2' }).map(
    (fields): [string, PlannedQuery] => [
      `actions by ${Object.keys(fields).join(', ') || 'nothing'}`,
      {
        run: () => actions.list({ seriesId: 's1', limit: 50, ...fields }),
        besides: 100,
        because: 'looks through the actions of one owner in one series',
      },
    ],
  );
  return {
    ...Object.fromEntries(lists),
    'actions that a meeting shows': () => actions.listForMeeting('s1', meetingId),
    'actions that were given outside of a meeting': () =>
      actions.listDirectSince('s1', `${week}T00:00:00.000Z`),
    'open actions of a person': {
      run: () => actions.listOpenOf('p1'),
      besides: 20,
      because: 'an owner has few',
    },
  };
}

function toStoreQueries(repositories: Repositories): PlannedQueries {
  const { seriesStore, meetingStore, checkInStore, actionStore, personSettings } = repositories;
  const stores = { seriesStore, meetingStore, checkInStore, actionStore, personSettings };
  const state = { id: 'none', fields: 1 } as never;
  const event = { id: 'event' } as never;
  const save = { after: state, events: [], commandId: 'c', machineNow: 0 };
  const queries = Object.entries(stores).map(([name, store]): [string, PlannedQuery] => [
    `what every record needs: ${name}`,
    {
      run: async () => {
        const list: (filter: object, options: object) => Promise<unknown> = store.list;
        await store.find('s1');
        await list({ _id: { $in: ['s1', 's2'] } }, { limit: 2 });
        await store.save({ ...save, before: null });
        await store.save({ ...save, before: { state, version: 7, commandIds: [] } });
        await store.addToOutbox('s1', [event], 0);
        await store.readOutbox('s1');
        await store.removeFromOutboxes(new Map([['s1', []]]));
        await store.findUndelivered(1000, 100);
      },
    },
  ]);
  return Object.fromEntries(queries);
}

/** Reads across records (bot/app/queries.ts). */
function toCrossQueries(repositories: Repositories): PlannedQueries {
  const cache = createSeriesCache<MeetingRecords>();
  const queries = createQueries({ repositories, cache, clock: createProbeClock(planNow) });
  const { checkIns, seriesStore } = repositories;
  return {
    'series of a person': () => queries.seriesOf('p1'),
    'the series on this computer': () => seriesStore.list({}, { sort: { _id: 1 } }),
    'everything of a meeting': () => queries.loadMeeting(meetingId),
    'a check-in': () => queries.findCheckIn(meetingId, 'p1'),
    'check-ins that a person can still answer': {
      run: () => queries.listAskedOf('p1'),
      besides: 20,
      because: 'counts one key for the end of each of two ranges',
    },
    'what somebody sent last': () =>
      checkIns.findLastSent({ seriesId: 's1', personId: 'p1', id: `${meetingId}.p1` }),
    'the check-ins of a meeting': () => checkIns.listOfMeeting(meetingId),
  };
}

/** What the app asks of its records. */
export function toRecordQueries(repositories: Repositories): PlannedQueries {
  return {
    ...toStoreQueries(repositories),
    ...toCrossQueries(repositories),
    ...toMeetingQueries(repositories),
    ...toSearches(repositories),
    ...toActionQueries(repositories),
  };
}
