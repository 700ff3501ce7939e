import type { Host } from '../host.ts';
import { readRememberedSeries, seriesParam } from '../chosen-series.ts';
import type { AnswerOf, Client } from './client.ts';

/** What This week shows: the reader's series, one of them, and its meeting. */
export type FirstView = AnswerOf<'getFirstView'>;

/** A page that has waited for so long asks for itself, and shows that it does. */
const limitMs = 3000;

/**
 * Asks in one request for what This week shows, while the page itself is still being loaded. Null where somebody enters
 * the tab at another place, and where there is no answer in time: then the page asks for what it needs.
 */
export async function askEarly(
  client: Client,
  { subPageId }: Pick<Host, 'subPageId'>,
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
): Promise<FirstView | null> {
  if (subPageId !== null || !/^\/tab\/?$/u.test(pathname)) return null;
  const wanted = new URLSearchParams(search).get(seriesParam) ?? readRememberedSeries();
  const answer = client.call('getFirstView', { query: wanted === null ? {} : { series: wanted } });
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, limitMs, null);
  });
  return await Promise.race([answer.catch(() => null), late]);
}
