import { useEffect, useState } from 'react';
import { steadyNowMs } from '../clock.ts';
import type { LoadedMeeting } from './useMeeting.ts';

/**
 * The server's time, counted on from its last answer by the page's steady clock: the reader's own clock may be wrong,
 * and the product's may be moved (architecture.md 7).
 *
 * @param everyMs how often the screen is to show a new time; 0 for never.
 */
export function useNow(
  { now, receivedAtMs }: Pick<LoadedMeeting, 'now' | 'receivedAtMs'>,
  everyMs: number,
): number {
  const [, tick] = useState(0);

  useEffect(() => {
    if (everyMs === 0) return undefined;
    const timer = setInterval(() => {
      tick((count) => count + 1);
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs]);

  return Date.parse(now) + Math.max(steadyNowMs() - receivedAtMs, 0);
}
