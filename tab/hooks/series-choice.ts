import { createContext, use } from 'react';
import type { AnswerOf } from '../api/client.ts';

/** The series that the reader belongs to, and which of them is on the screen. */
export interface SeriesChoice {
  items: AnswerOf<'listSeries'>['items'];
  chosenId: string | null;
  /** Shows another one, now and on the next visit. */
  choose: (seriesId: string) => void;
}

export const SeriesChoiceContext = createContext<SeriesChoice | null>(null);

export function useSeriesChoice(): SeriesChoice {
  const choice = use(SeriesChoiceContext);
  if (choice === null) throw new Error('SeriesChoiceContext is missing');
  return choice;
}
