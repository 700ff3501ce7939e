import { toActor } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import { toSeriesSummary, toSeriesView } from '../../app/views.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

/**
 * What a tab shows first, in one answer: on a slow network each further one would take as long as this. Its parts are
 * those of `listSeries`, `getSeries` and `getMeeting`.
 */
export function createFirstViewRoutes({
  queries,
  clock,
  writeMeeting,
}: Pick<RouteServices, 'queries' | 'clock' | 'writeMeeting'>): Pick<RouteHandlers, 'getFirstView'> {
  async function readSeries(series: Series, personId: string) {
    const actor = toActor(series, personId);
    const view = toSeriesView(series, actor, await queries.readPlan(series));
    const { currentMeetingId } = view;
    const meeting =
      currentMeetingId === null
        ? 'null'
        : writeMeeting(await queries.getMeeting(currentMeetingId), actor, clock.now());
    return { view, meeting };
  }

  return {
    getFirstView: async ({ person, query }) => {
      const all = await queries.seriesOf(person.id);
      const items = JSON.stringify(all.map((series) => toSeriesSummary(series, person.id)));
      const chosen = all.find(({ id }) => id === query.series) ?? all[0];
      if (chosen === undefined) return { json: `{"items":${items},"series":null,"meeting":null}` };
      const { view, meeting } = await readSeries(chosen, person.id);
      return { json: `{"items":${items},"series":${JSON.stringify(view)},"meeting":${meeting}}` };
    },
  };
}
