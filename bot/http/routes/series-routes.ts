import { toCustomerKey } from '../../../shared/core/customers.ts';
import { toWords } from '../../../shared/core/text.ts';
import { toActor } from '../../../shared/series/people.ts';
import { toHistoryEntry, toMeetingSummary, toSeriesSummary, toSeriesView } from '../../app/views.ts';
import { pageSize, readCursor, toCursor } from '../cursor.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

type SeriesRoutes = Pick<
  RouteHandlers,
  'listSeries' | 'getSeries' | 'listMeetings' | 'listParkingLot' | 'searchHistory'
>;

/** Reading a series, its meetings and its history. */
export function createSeriesRoutes({ queries, repositories }: RouteServices): SeriesRoutes {
  /** A series, for somebody in it. */
  async function open(seriesId: string, personId: string) {
    const { state: series } = await queries.getSeries(seriesId);
    return { series, actor: toActor(series, personId) };
  }

  return {
    listSeries: async ({ person }) => {
      const all = await queries.seriesOf(person.id);
      return { body: { items: all.map((series) => toSeriesSummary(series, person.id)) } };
    },

    getSeries: async ({ person, params }) => {
      const { series, actor } = await open(params.seriesId, person.id);
      return { body: toSeriesView(series, actor, await queries.readPlan(series)), version: series.revision };
    },

    listMeetings: async ({ person, params, query }) => {
      await open(params.seriesId, person.id);
      const before = readCursor(query.cursor);
      const page = await repositories.meetings.listBefore(params.seriesId, before, pageSize);
      const items = page.map(({ state }) => toMeetingSummary(state));
      return { body: { items, nextCursor: toCursor(items, items.at(-1)?.date) } };
    },

    listParkingLot: async ({ person, params }) => {
      await open(params.seriesId, person.id);
      return { body: { items: await repositories.parkingLot.list(params.seriesId) } };
    },

    searchHistory: async ({ person, params, query }) => {
      await open(params.seriesId, person.id);
      const words = toWords([query.q ?? '']);
      // Something was asked for in which there is no word: nothing can be found by it.
      if ((query.q ?? '').trim() !== '' && words.length === 0)
        return { body: { items: [], nextCursor: null } };
      const customer = toCustomerKey(query.customer ?? '');
      const page = await repositories.meetings.search({
        seriesId: params.seriesId,
        words,
        personId: query.person,
        department: query.department,
        customer: customer === '' ? undefined : customer,
        from: query.from,
        to: query.to,
        beforeDate: readCursor(query.cursor),
        limit: pageSize,
      });
      const items = page.map(({ state }) => toHistoryEntry(state, words));
      return { body: { items, nextCursor: toCursor(items, items.at(-1)?.date) } };
    },
  };
}
