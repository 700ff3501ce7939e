import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useSession } from './session.ts';

/** Who gets the minutes by mail when the meeting is closed as it is now; for chairs. */
export function useRecipients(meetingId: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: keys.recipients(meetingId),
    // Who was there may be noted in the same view a moment before.
    staleTime: 0,
    queryFn: () => client.call('getRecipients', { params: { meetingId } }),
  });
}
