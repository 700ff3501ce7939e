import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CheckInView } from '../../shared/api/views.ts';
import type { BodyOf } from '../api/client.ts';
import { keys } from './keys.ts';
import { useNotices } from './notice.ts';
import { useSession } from './session.ts';

export type CheckInBody = BodyOf<'putCheckIn'>;
export type CheckInCommandBody = BodyOf<'commandCheckIn'>;

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

/** Does with the check-in what is no answer: copy, hand over, put off, deal with a notice. */
export function useCheckInCommand(meetingId: string, personId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const notices = useNotices();
  const queryKey = keys.checkIn(meetingId, personId);

  const { mutate, isPending } = useMutation({
    mutationFn: async ({ body }: { body: CheckInCommandBody; then: (() => void) | undefined }) => {
      await queries.cancelQueries({ queryKey });
      return await client.call('commandCheckIn', { params: { meetingId, personId }, body });
    },
    onSuccess: (checkIn, { then }) => {
      queries.setQueryData<CheckInView>(queryKey, checkIn);
      void queries.invalidateQueries({ queryKey: keys.meeting(meetingId) });
      then?.();
    },
    onError: (error) => {
      notices.sayProblem(error);
      void queries.invalidateQueries({ queryKey });
    },
  });

  const command = (body: CheckInCommandBody, then?: () => void): void => {
    mutate({ body, then });
  };
  return { command, isPending };
}
