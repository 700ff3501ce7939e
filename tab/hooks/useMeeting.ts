import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeetingView } from '../../shared/api/views.ts';
import { steadyNowMs } from '../clock.ts';
import type { BodyOf, Client } from '../api/client.ts';
import { keys } from './keys.ts';
import { useNotices } from './notice.ts';
import { useSession } from './session.ts';

/** A meeting as it was fetched, and when, by the page's own steady clock. */
export type LoadedMeeting = MeetingView & { receivedAtMs: number };

export type MeetingCommandBody = BodyOf<'commandMeeting'>;

/** A meeting with all that a page shows of it. */
export function useMeeting(meetingId: string | null) {
  const { client } = useSession();
  return useQuery({
    queryKey: keys.meeting(meetingId ?? ''),
    enabled: meetingId !== null,
    queryFn: async () =>
      toLoaded(await client.call('getMeeting', { params: { meetingId: meetingId ?? '' } })),
  });
}

/** Changes a meeting; the answer takes the place of what was on the screen. */
export function useMeetingChange(meetingId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const notices = useNotices();
  const queryKey = keys.meeting(meetingId);

  const mutation = useMutation({
    mutationFn: async (change: (client: Client) => Promise<MeetingView>) => {
      // A fetch that is under way may carry the state from before, and would undo the change on the screen.
      await queries.cancelQueries({ queryKey });
      return await change(client);
    },
    onSuccess: (meeting) => queries.setQueryData<LoadedMeeting>(queryKey, toLoaded(meeting)),
    onError: (error) => {
      notices.sayProblem(error);
      void queries.invalidateQueries({ queryKey });
    },
  });

  const command = (body: MeetingCommandBody, then?: () => void): void => {
    const change = (client: Client) => client.call('commandMeeting', { params: { meetingId }, body });
    mutation.mutate(change, { onSuccess: () => then?.() });
  };
  return { change: mutation.mutate, command, isPending: mutation.isPending };
}

export function toLoaded(meeting: MeetingView): LoadedMeeting {
  return { ...meeting, receivedAtMs: steadyNowMs() };
}
