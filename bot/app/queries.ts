import type { Action } from '../../shared/action/action.ts';
import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { DomainError } from '../../shared/core/errors.ts';
import { toCheckInId } from '../../shared/core/ids.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import { addDuration, toDateIn } from '../../shared/core/time.ts';
import { toCurrentMeeting } from '../../shared/meeting/current.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Listed, Stored } from '../db/record-store.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Clock } from './ports.ts';
import { toProgress } from '../../shared/meeting/progress.ts';
import type { SeriesCache } from './series-cache.ts';

/** A meeting with what its agenda, its cards and its views are made of. */
export interface MeetingRecords {
  series: Series;
  meeting: Meeting;
  meetingVersion: number;
  checkIns: CheckIn[];
  /** Open actions of the series and every action of this meeting, oldest first. */
  actions: Action[];
  actionVersions: ReadonlyMap<string, number>;
}

export type Queries = ReturnType<typeof createQueries>;

export interface QueriesDependencies {
  repositories: Repositories;
  cache: SeriesCache<MeetingRecords>;
  clock: Clock;
}

/** Older meetings that were never closed are no longer looked for. */
const weeksBack = '-PT1008H';
const upcomingLimit = 10;
/** Room for days that a former schedule had. */
const upcomingRead = 60;

/** Reads across records. Rights are checked by those who call. */
export function createQueries({ repositories, cache, clock }: QueriesDependencies) {
  const { seriesStore, meetingStore, checkInStore, meetings, actions } = repositories;

  function loadMeeting(meetingId: string): Promise<MeetingRecords | null> {
    return cache.get(meetingId, async () => {
      const value = await readMeeting(meetingId);
      return value === null ? null : { seriesId: value.series.id, value };
    });
  }

  /** Past the cache: for those who write because of what they read. */
  async function readMeeting(meetingId: string): Promise<MeetingRecords | null> {
    const stored = await meetingStore.find(meetingId);
    if (stored === null) return null;
    const { seriesId } = stored.state;
    const [series, checkIns, found] = await Promise.all([
      seriesStore.find(seriesId),
      listCheckIns(meetingId),
      actions.listForMeeting(seriesId, meetingId),
    ]);
    if (series === null) return null;
    return {
      series: series.state,
      meeting: stored.state,
      meetingVersion: stored.version,
      checkIns: checkIns.map(({ state }) => state),
      actions: found.map(({ state }) => state),
      actionVersions: new Map(found.map(({ state, version }) => [state.id, version])),
    };
  }

  /** A meeting for what follows from it: as this process knows it, else by one read. */
  async function findMeeting(meetingId: string): Promise<Listed<Meeting> | null> {
    const known = cache.peek(meetingId);
    if (known === null) return meetingStore.find(meetingId);
    return { state: known.meeting, version: known.meetingVersion };
  }

  function listCheckIns(meetingId: string): Promise<Listed<CheckIn>[]> {
    return checkInStore.list({ meetingId }, { sort: { _id: 1 } });
  }

  async function findCheckIn(meetingId: string, personId: string) {
    const [checkIn, stored] = await Promise.all([
      checkInStore.find(toCheckInId(meetingId, personId)),
      meetingStore.find(meetingId),
    ]);
    if (checkIn === null || stored === null) return null;
    const series = await seriesStore.find(stored.state.seriesId);
    if (series === null) return null;
    return { series: series.state, meeting: stored.state, checkIn: checkIn.state, version: checkIn.version };
  }

  async function seriesOf(personId: string): Promise<Series[]> {
    const stored = await seriesStore.list({ 'people.personId': personId }, { sort: { _id: 1 } });
    return stored.map(({ state }) => state);
  }

  /** @throws DomainError `not-found`. */
  async function getSeries(seriesId: string): Promise<Stored<Series>> {
    const stored = await seriesStore.find(seriesId);
    if (stored === null) throw new DomainError('not-found', { record: 'series' });
    return stored;
  }

  /** A meeting for its readers, perhaps from the cache. @throws DomainError `not-found`. */
  async function getMeeting(meetingId: string): Promise<MeetingRecords> {
    const records = await loadMeeting(meetingId);
    if (records === null) throw new DomainError('not-found', { record: 'meeting' });
    return records;
  }

  async function currentMeetingId(seriesId: string): Promise<string | null> {
    const now = clock.now();
    const fromDate = addDuration(now, weeksBack).slice(0, 10);
    const unclosed = await meetings.listUnclosed(seriesId, fromDate);
    return (
      toCurrentMeeting(
        unclosed.map(({ state }) => state),
        now,
      )?.id ?? null
    );
  }

  /** The coming meetings of a series, also those that are left out by hand, by date. */
  async function listUpcoming({ id, schedule }: Series): Promise<Meeting[]> {
    const today = toDateIn(schedule.zone, clock.now());
    const found = await meetings.listFrom(id, today, upcomingRead);
    const kept = found.map(({ state }) => state).filter(({ skip }) => skip?.kind !== 'rule');
    return kept.slice(0, upcomingLimit);
  }

  /** What a series' view says of its meetings. */
  async function readPlan(series: Series): Promise<{ currentMeetingId: string | null; upcoming: Meeting[] }> {
    const [current, upcoming] = await Promise.all([currentMeetingId(series.id), listUpcoming(series)]);
    return { currentMeetingId: current, upcoming };
  }

  /** A person's check-ins that can still be answered, the latest first. */
  async function listAskedOf(personId: string): Promise<Listed<CheckIn>[]> {
    const filter = { personId, state: { $in: ['asked', 'draft'] } };
    const asked = await checkInStore.list(filter, { sort: { _id: -1 }, limit: 20 });
    const found = await meetingStore.list({ _id: { $in: asked.map(({ state }) => state.meetingId) } });
    const open = new Set(
      found.filter(({ state }) => !toProgress(state).started).map(({ state }) => state.id),
    );
    return asked.filter(({ state }) => open.has(state.meetingId));
  }

  return {
    loadMeeting,
    readMeeting,
    findMeeting,
    getMeeting,
    getSeries,
    findCheckIn,
    seriesOf,
    currentMeetingId,
    readPlan,
    listAskedOf,
  };
}
