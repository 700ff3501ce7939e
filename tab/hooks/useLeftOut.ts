import { useInfiniteQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useSession } from './session.ts';

/** All meetings of a series, page by page, of which those are shown that did not take place. */
export function useLeftOut(seriesId: string) {
  const { client } = useSession();
  return useInfiniteQuery({
    queryKey: keys.leftOut(seriesId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.call('listMeetings', {
        params: { seriesId },
        query: pageParam === undefined ? {} : { cursor: pageParam },
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
