import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotices } from './notice.ts';
import { useSession } from './session.ts';

const placesKey = ['places'];

/** Channels and chats of the reader in which the app is. */
export function usePlaces() {
  const { client } = useSession();
  return useQuery({ queryKey: placesKey, queryFn: () => client.call('listPlaces') });
}

/** A channel or chat with its people and a proposal for the weekly meeting. */
export function usePlace(placeId: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: [...placesKey, placeId],
    queryFn: () => client.call('getPlace', { params: { placeId } }),
  });
}

/** Says that the chat of a meeting belongs to a series. */
export function useLinkPlace() {
  const { client } = useSession();
  const queries = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ placeId, seriesId }: { placeId: string; seriesId: string }) =>
      client.call('linkPlace', { params: { placeId }, body: { seriesId } }),
    onError: notices.sayProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: placesKey }),
  });
}
