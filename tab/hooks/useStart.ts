import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SeriesView } from '../../shared/api/views.ts';
import type { BodyOf } from '../api/client.ts';
import { keys } from './keys.ts';
import { useSession } from './session.ts';

/** Proposes the weekly meeting to the other leader. */
export function useProposeSeries() {
  const { client } = useSession();
  const take = useTakeStart();
  return useMutation({
    mutationFn: ({ body, pressId }: { body: BodyOf<'proposeSeries'>; pressId: string }) =>
      client.call('proposeSeries', { body, pressId }),
    onSuccess: take,
  });
}

/** Joins, says "not now", or asks again. */
export function useAnswerStart(seriesId: string) {
  const { client } = useSession();
  const take = useTakeStart();
  return useMutation({
    mutationFn: ({ body, pressId }: { body: BodyOf<'answerStart'>; pressId: string }) =>
      client.call('answerStart', { params: { seriesId }, body, pressId }),
    onSuccess: take,
  });
}

function useTakeStart() {
  const queries = useQueryClient();
  return async (series: SeriesView): Promise<void> => {
    queries.setQueryData<SeriesView>(keys.series(series.id), series);
    await Promise.all([
      queries.invalidateQueries({ queryKey: keys.allSeries, exact: true }),
      queries.invalidateQueries({ queryKey: ['places'] }),
    ]);
  };
}
