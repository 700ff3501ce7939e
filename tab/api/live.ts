import type { LiveMessage } from '../../shared/api/live.ts';
import { apiPrefix, livePath } from '../../shared/api/routes.ts';
import { jitter } from '../clock.ts';
import type { Host } from '../host.ts';
import { ApiProblem, openStream } from './http.ts';
import { readEvents } from './read-events.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

export interface LiveOptions {
  seriesId: string;
  getToken: Host['getToken'];
  onMessage: (message: LiveMessage) => void;
  onState: (state: LiveState) => void;
}

/** The server beats every 20 s; after this long without a sign the connection counts as dead. */
const silenceMs = 50_000;
const firstWaitMs = 500;
const longestWaitMs = 15_000;

/**
 * Follows the changes of a series until the returned function is called. Each failed attempt, and each return to the
 * page, asks for everything again: phones stop the page's connections without a word (performance.md 5).
 */
export function followLive({ seriesId, getToken, onMessage, onState }: LiveOptions): () => void {
  const url = apiPrefix + livePath.replace('{seriesId}', encodeURIComponent(seriesId));
  const stopped = new AbortController();
  let wake: () => void = () => undefined;

  async function connectOnce(renew: boolean): Promise<void> {
    const stream = await openStream(url, await getToken({ renew }), stopped.signal);
    onState('live');
    await readEvents(stream, { onMessage, silenceMs });
  }

  /** Stays connected as long as it can, and says how it ended. */
  async function connect(renew: boolean): Promise<'ended' | 'failed' | 'refused'> {
    try {
      await connectOnce(renew);
      return 'ended';
    } catch (error) {
      return error instanceof ApiProblem && error.problem.status === 401 ? 'refused' : 'failed';
    }
  }

  async function follow(): Promise<void> {
    let failures = 0;
    let end: Awaited<ReturnType<typeof connect>> = 'ended';
    while (!stopped.signal.aborted) {
      end = await connect(end === 'refused');
      if (stopped.signal.aborted) return;
      failures = end === 'ended' ? 1 : failures + 1;
      onState('lost');
      if (failures > 1) onMessage({ type: 'resync' });
      await sleep(toWaitMs(failures));
    }
  }

  async function sleep(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, delayMs);
    });
  }

  function handleVisibility(): void {
    if (document.visibilityState !== 'visible') return;
    onMessage({ type: 'resync' });
    wake();
  }

  window.addEventListener('online', handleVisibility);
  document.addEventListener('visibilitychange', handleVisibility);
  void follow();
  return () => {
    stopped.abort();
    wake();
    window.removeEventListener('online', handleVisibility);
    document.removeEventListener('visibilitychange', handleVisibility);
  };
}

/** Doubles with every failure. */
function toWaitMs(failures: number): number {
  return jitter(Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs));
}
