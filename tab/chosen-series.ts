import { readRemembered } from './hooks/remembered.ts';

/** The search parameter by which a link names a series, and the name under which the browser remembers the last one. */
export const seriesParam = 'series';

export const readRememberedSeries = (): string | null => readRemembered(seriesParam);

/** The series that a link names, else the one of the last visit, else the first; undefined where there is none. */
export function chooseSeries<Item extends { id: string }>(
  items: readonly Item[],
  linked: string | null,
  remembered: string | null,
): Item | undefined {
  const find = (wanted: string | null) => items.find(({ id }) => id === wanted);
  return find(linked) ?? find(remembered) ?? items[0];
}
