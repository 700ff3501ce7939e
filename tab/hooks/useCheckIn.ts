import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CheckInView } from '../../shared/api/views.ts';
import type { BodyOf } from '../api/client.ts';
import { keys } from './keys.ts';
import { useSession } from './session.ts';

export type CheckInBody = BodyOf<'putCheckIn'>;

/** The reader's own check-in for a meeting. */
export function useCheckIn(meetingId: string, personId: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: keys.checkIn(meetingId, personId),
    queryFn: () => client.call('getCheckIn', { params: { meetingId, personId } }),
  });
}

/** Saves, sends or skips the check-in. */
export function useCheckInChange(meetingId: string, personId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const queryKey = keys.checkIn(meetingId, personId);

  return useMutation({
    mutationFn: async ({ body, version }: { body: CheckInBody; version: number }) => {
      await queries.cancelQueries({ queryKey });
      return await client.call('putCheckIn', { params: { meetingId, personId }, body, version });
    },
    onSuccess: (checkIn, { body }) => {
      queries.setQueryData<CheckInView>(queryKey, checkIn);
      if (body.state !== 'draft') void queries.invalidateQueries({ queryKey: keys.meeting(meetingId) });
    },
  });
}
