import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { can } from '../../shared/core/actor.ts';
import { meetingPermissions } from '../../shared/meeting/permissions.ts';
import { useSeries, useSession } from './session.ts';
import { putMeeting, type LoadedMeeting } from './useMeeting.ts';

/** Notes that the reader is there: once, when they see a meeting under way in which nobody has noted them yet. */
export function useAttend({ id: meetingId, state, attendance }: LoadedMeeting): void {
  const { client } = useSession();
  const { me } = useSeries();
  const queries = useQueryClient();
  const toldOf = useRef<string | null>(null);
  const isNoted = attendance.some(({ personId }) => personId === me.personId);
  const isDue = state === 'running' && !isNoted && can(me, meetingPermissions.attend);

  useEffect(() => {
    if (!isDue || toldOf.current === meetingId) return;
    toldOf.current = meetingId;
    const body = { kind: 'attend' } as const;
    void client
      .call('commandMeeting', { params: { meetingId }, body })
      .then((meeting) => putMeeting(queries, meeting))
      // The reader asked for nothing: a chair can still note them.
      .catch(() => undefined);
  }, [isDue, meetingId, client, queries]);
}
