import { useInfiniteQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useSession } from './session.ts';

/** What History is filtered by; the names are those of its address. */
export const historyFilters = ['q', 'person', 'department', 'customer', 'from', 'to'] as const;
export type HistoryFilter = Partial<Record<(typeof historyFilters)[number], string>>;

/** Closed meetings that fit the filter, page by page. */
export function useHistory(seriesId: string, filter: HistoryFilter) {
  const { client } = useSession();
  return useInfiniteQuery({
    queryKey: [...keys.history(seriesId), filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.call('searchHistory', {
        params: { seriesId },
        query: { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}
