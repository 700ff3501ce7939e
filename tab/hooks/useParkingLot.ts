import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useSession } from './session.ts';

/** What was raised in earlier meetings and parked. */
export function useParkingLot(seriesId: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: keys.parkingLot(seriesId),
    queryFn: () => client.call('listParkingLot', { params: { seriesId } }),
  });
}
