import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { chooseSeries, readRememberedSeries, seriesParam } from '../chosen-series.ts';
import { keys } from './keys.ts';
import { remember } from './remembered.ts';
import type { SeriesChoice } from './series-choice.ts';
import { useSession } from './session.ts';

/** The reader's series, and which of them is on the screen: the one that a link names, else the one of the last visit. */
export function useChosenSeries() {
  const { client } = useSession();
  const [params] = useSearchParams();
  const [remembered, setRemembered] = useState(readRememberedSeries);
  const query = useQuery({ queryKey: keys.allSeries, queryFn: () => client.call('listSeries') });
  const linked = params.get(seriesParam);
  const { data } = query;

  const choice: SeriesChoice = useMemo(() => {
    const items = data?.items ?? [];
    return { items, chosenId: chooseSeries(items, linked, remembered)?.id ?? null, choose: setRemembered };
  }, [data, linked, remembered]);

  // The link's parameter goes away with the next view; what it named stays on the screen.
  const isFollowed = linked !== null && linked !== remembered && choice.chosenId === linked;
  if (isFollowed) setRemembered(linked);
  useEffect(() => {
    if (remembered !== null) remember(seriesParam, remembered);
  }, [remembered]);

  return { query, choice };
}
