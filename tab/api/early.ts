import type { RouteName } from '../../shared/api/routes.ts';
import type { Host } from '../host.ts';
import { readRememberedSeries, seriesParam } from '../chosen-series.ts';
import type { AnswerOf, Call, Client } from './client.ts';

/** Answers that were asked for before there was a page to show them. */
export type EarlyAnswers = Map<string, Promise<unknown>>;

/**
 * Asks in one request for what This week shows, while the page itself is still being loaded. Nothing, where somebody
 * enters the tab at another place.
 */
export function askEarly(
  client: Client,
  { subPageId }: Pick<Host, 'subPageId'>,
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
): EarlyAnswers {
  const answers: EarlyAnswers = new Map();
  if (subPageId !== null || !/^\/tab\/?$/u.test(pathname)) return answers;
  const wanted = new URLSearchParams(search).get(seriesParam) ?? readRememberedSeries();
  const list = client.call('getFirstView', { query: wanted === null ? {} : { series: wanted } }).then(take);
  // What goes wrong is told to whoever takes the answer.
  list.catch(() => undefined);
  answers.set(toKey('listSeries', {}), list);

  /** By the time that the page knows of the series, the other two answers are there as well. */
  function take({ items, series, meeting }: AnswerOf<'getFirstView'>): AnswerOf<'listSeries'> {
    if (series !== null) {
      answers.set(toKey('getSeries', { params: { seriesId: series.id } }), Promise.resolve(series));
    }
    if (meeting !== null) {
      answers.set(toKey('getMeeting', { params: { meetingId: meeting.id } }), Promise.resolve(meeting));
    }
    return { items };
  }
  return answers;
}

/** A client that gives each early answer to the first who asks for it, and asks the server for everything else. */
export function withEarlyAnswers(client: Client, answers: EarlyAnswers): Client {
  return {
    call: <Name extends RouteName>(name: Name, request: Call<Name> = {}) => {
      const key = toKey(name, request);
      const answer = answers.get(key);
      answers.delete(key);
      return (answer as Promise<AnswerOf<Name>> | undefined) ?? client.call(name, request);
    },
  };
}

function toKey(name: RouteName, { params = {} }: Pick<Call<RouteName>, 'params'>): string {
  return JSON.stringify([name, params]);
}
