import { requireRole, type PersonActor } from '../../../shared/core/actor.ts';
import { DomainError, isDomainError } from '../../../shared/core/errors.ts';
import { toMeetingId } from '../../../shared/core/ids.ts';
import { addDays, toDateIn } from '../../../shared/core/time.ts';
import type { SeriesCommand } from '../../../shared/series/commands.ts';
import { findPerson, representativesOf, chairsOf, toActor } from '../../../shared/series/people.ts';
import { toCalendarFile, toSchedulingLink } from '../../../shared/series/calendar.ts';
import { seriesPermissions } from '../../../shared/series/permissions.ts';
import { isPlannedDay, toHolidayDates, toOccurrenceTimes } from '../../../shared/series/schedule.ts';
import type { Series } from '../../../shared/series/series.ts';
import { toMeetingSummary, toSeriesView } from '../../app/views.ts';
import { SendError } from '../../app/ports.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

type SettingsRoutes = Pick<
  RouteHandlers,
  | 'editSeries'
  | 'getSeriesSettings'
  | 'addPeople'
  | 'getCalendar'
  | 'setPerson'
  | 'proposeHolidays'
  | 'skipMeeting'
  | 'unskipMeeting'
>;

export interface SettingsServices extends RouteServices {
  /** Where people reach the app, without a slash at the end. */
  publicUrl: string;
}

interface Opened {
  series: Series;
  actor: PersonActor;
}

/** How far ahead holidays are proposed. */
const daysAhead = 366;

/** What chairs set of a series: settings, people, and meetings that are left out. */
export function createSettingsRoutes(services: SettingsServices): SettingsRoutes {
  const { commands, queries, repositories, clock, places, startSeries, hasMail, publicUrl } = services;

  async function open(seriesId: string, personId: string): Promise<Opened> {
    const { state: series } = await queries.getSeries(seriesId);
    return { series, actor: toActor(series, personId) };
  }

  async function run({ series, actor }: Opened, command: SeriesCommand, commandId: string) {
    const { state } = await commands.series({ id: series.id, actor, command, commandId });
    return toAnswer(state, actor.personId);
  }

  async function toAnswer(series: Series, personId: string) {
    const reader = toActor(series, personId);
    return { body: toSeriesView(series, reader, await queries.readPlan(series)), version: series.revision };
  }

  /** Names of those in the channel who are not in the series; none while Teams cannot be asked. */
  async function listCandidates({ home, people }: Series, personId: string) {
    if (home === null) return [];
    try {
      const { members } = await places.open(home, personId);
      const isIn = (id: string) => people.some((one) => one.personId === id);
      return members.filter(({ id }) => !isIn(id)).map(({ id, name }) => ({ personId: id, name }));
    } catch (error) {
      // A chair who is no longer in the channel still has their settings.
      if (!(error instanceof SendError) && !isDomainError(error, 'not-found')) throw error;
      return [];
    }
  }

  async function listUnreachable(series: Series): Promise<string[]> {
    const written = [...chairsOf(series), ...representativesOf(series)].map(({ personId }) => personId);
    const reachable = await repositories.conversations.listReachable(written);
    return written.filter((id) => !reachable.includes(id));
  }

  return {
    editSeries: async ({ person, params, body, seenVersion, commandId }) => {
      const opened = await open(params.seriesId, person.id);
      return run(opened, { kind: 'edit', seenRevision: seenVersion, edit: body }, commandId);
    },

    getSeriesSettings: async ({ person, params }) => {
      const { series, actor } = await open(params.seriesId, person.id);
      requireRole(actor, seriesPermissions.edit);
      const { schedule, template, holidays, reminders, graceMinutes, customers, informed } = series;
      const { name, language, departments, people, changes, revision: version } = series;
      const settings = { schedule, template, holidays, reminders, graceMinutes, customers, informed };
      const [unreachable, candidates] = await Promise.all([
        listUnreachable(series),
        listCandidates(series, person.id),
      ]);
      const facts = { name, language, departments, people, changes, version };
      return { body: { ...settings, ...facts, unreachable, candidates, hasMail }, version };
    },

    getCalendar: async ({ person, params }) => {
      const { series } = await open(params.seriesId, person.id);
      const next = (await queries.readPlan(series)).upcoming.find(({ state }) => state === 'planned');
      const startsAt = next?.startsAt ?? clock.now();
      const url = `${publicUrl}/tab/?series=${encodeURIComponent(series.id)}`;
      const text = toCalendarFile({ series, startsAt, url, now: clock.now() });
      const schedulingLink = toSchedulingLink(series, startsAt);
      return { body: { fileName: `${series.id}.ics`, text, schedulingLink } };
    },

    addPeople: async ({ person, params, body, commandId }) => {
      const { series, actor } = await open(params.seriesId, person.id);
      requireRole(actor, seriesPermissions.edit);
      if (series.home === null) throw new DomainError('not-found', { record: 'place' });
      const { members } = await places.open(series.home, person.id);
      const wanted = members.filter(({ id }) => body.personIds.includes(id));
      await startSeries.addMembers(series, wanted, commandId);
      return toAnswer((await queries.getSeries(series.id)).state, person.id);
    },

    setPerson: async ({ person, params, body, commandId }) => {
      const opened = await open(params.seriesId, person.id);
      const { personId } = params;
      if (findPerson(opened.series, personId) === null) {
        throw new DomainError('not-found', { record: 'person' });
      }
      const { actingUntil, ...edit } = body;
      if (actingUntil === undefined) return run(opened, { kind: 'set-person', personId, edit }, commandId);
      if (actingUntil === null) return run(opened, { kind: 'end-acting', personId }, commandId);
      return run(opened, { kind: 'set-acting', personId, until: actingUntil }, commandId);
    },

    proposeHolidays: async ({ person, params, query }) => {
      const { series } = await open(params.seriesId, person.id);
      // Loaded when it is needed first: its tables take 0.2 s and 22 MB.
      const { holidayCountries, proposeHolidays } = await import('../../../shared/series/holidays.ts');
      const country = query.country ?? series.holidays.country;
      const from = toDateIn(series.schedule.zone, clock.now());
      const until = addDays(from, daysAhead);
      const years = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
      const proposed = country === null ? [] : proposeHolidays(country, [...new Set(years)]);
      const days = proposed.filter(({ date }) => date >= from && date <= until);
      return { body: { countries: holidayCountries(series.language), days } };
    },

    skipMeeting: async ({ person, params, body, commandId }) => {
      const { series, actor } = await open(params.seriesId, person.id);
      const id = toMeetingId(series.id, body.date);
      const times = toOccurrenceTimes(series.schedule, body.date, toHolidayDates(series));
      const { schedule } = series;
      const planned = { seriesId: series.id, meetingId: id, times, schedule };
      const isOfRule = isPlannedDay(schedule, body.date, clock.now());
      const command = { kind: 'skip', reason: body.reason, isOfRule, ...planned } as const;
      const { state } = await commands.meeting({ id, actor, command, commandId });
      return { body: toMeetingSummary(state) };
    },

    unskipMeeting: async ({ person, params, commandId }) => {
      const { series, actor } = await open(params.seriesId, person.id);
      const id = toMeetingId(series.id, params.date);
      const { state } = await commands.meeting({ id, actor, command: { kind: 'unskip' }, commandId });
      return { body: toMeetingSummary(state) };
    },
  };
}
