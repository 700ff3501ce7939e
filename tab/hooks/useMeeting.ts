import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
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

/** Sends one change of a meeting and gives the meeting as it is then. */
type SendChange = (client: Client) => Promise<MeetingView>;
type Then = (meeting: MeetingView) => void;

/**
 * Changes a meeting; the answer takes the place of what was on the screen. `then` is called also where the part of the
 * screen that asked for the change is gone by then, as it is after "Next".
 */
export function useMeetingChange(meetingId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const notices = useNotices();
  const queryKey = keys.meeting(meetingId);

  const mutationKey = ['change', ...queryKey];
  const { mutate, isPending } = useMutation({
    mutationKey,
    // One after the other: an item that is moved twice has to arrive where it was moved last.
    scope: { id: `meeting:${meetingId}` },
    mutationFn: async ({ send }: { send: SendChange; then: Then | undefined }) => {
      // A fetch that is under way may carry the state from before, and would undo the change on the screen.
      await queries.cancelQueries({ queryKey });
      return await send(client);
    },
    onSuccess: (meeting, { then }) => {
      // An answer does not know yet of the changes that wait behind it and are on the screen already.
      if (queries.isMutating({ mutationKey }) <= 1) putMeeting(queries, meeting);
      then?.(meeting);
    },
    onError: (error) => {
      notices.sayProblem(error);
      void queries.invalidateQueries({ queryKey });
    },
  });

  const change = (send: SendChange, then?: Then): void => {
    mutate({ send, then });
  };
  const command = (body: MeetingCommandBody, then?: Then): void => {
    change((api) => api.call('commandMeeting', { params: { meetingId }, body }), then);
  };
  return { change, command, isPending };
}

/** Shows a meeting that was answered, unless a later state of it is there already: answers may overtake one another. */
export function putMeeting(queries: QueryClient, meeting: MeetingView): void {
  queries.setQueryData<LoadedMeeting>(keys.meeting(meeting.id), (shown) =>
    shown !== undefined && shown.version > meeting.version ? shown : toLoaded(meeting),
  );
}

function toLoaded(meeting: MeetingView): LoadedMeeting {
  return { ...meeting, receivedAtMs: steadyNowMs() };
}
