import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followLive, type LiveState } from '../api/live.ts';
import { toStaleKeys } from './keys.ts';
import { useSession } from './session.ts';

/** Keeps everything on the screen up to date with what others do, and says whether it is. */
export function useLive(seriesId: string): LiveState {
  const { host } = useSession();
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    return followLive({
      seriesId,
      getToken: host.getToken,
      onState: setState,
      onMessage: (message) => {
        if (message.type !== 'changed') void queries.invalidateQueries();
        else for (const queryKey of toStaleKeys(message.hint)) void queries.invalidateQueries({ queryKey });
      },
    });
  }, [seriesId, host, queries]);

  return state;
}
