import { toActor } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import { toSeriesView } from '../../app/views.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

type StartRoutes = Pick<
  RouteHandlers,
  'proposeSeries' | 'answerStart' | 'listPlaces' | 'getPlace' | 'linkPlace'
>;

/** How a series begins, and which channels and chats belong to it. */
export function createStartRoutes({ queries, places, startSeries }: RouteServices): StartRoutes {
  async function toAnswer(series: Series, personId: string) {
    const actor = toActor(series, personId);
    return { body: toSeriesView(series, actor, await queries.readPlan(series)), version: series.revision };
  }

  return {
    proposeSeries: async ({ person, body, commandId }) => {
      return toAnswer(await startSeries.propose(body, person, commandId), person.id);
    },

    answerStart: async ({ person, params, body, commandId }) => {
      const { state } = await queries.getSeries(params.seriesId);
      const actor = toActor(state, person.id);
      return toAnswer(await startSeries.answer(state.id, { actor, commandId }, body), person.id);
    },

    listPlaces: async ({ person }) => ({ body: { items: await places.list(person.id) } }),

    getPlace: async ({ person, params }) => ({
      body: await places.view(params.placeId, person.id, 'en'),
    }),

    linkPlace: async ({ person, params, body }) => ({
      body: await places.link(params.placeId, body.seriesId, person.id),
    }),
  };
}
