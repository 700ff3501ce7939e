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
export function followLive(options: LiveOptions): () => void {
  const stopped = new AbortController();
  const pause = createPause();
  const line = createLine(stopped.signal);

  function handleReturn(): void {
    if (document.visibilityState !== 'visible') return;
    options.onMessage({ type: 'resync' });
    pause.end();
  }

  window.addEventListener('online', handleReturn);
  window.addEventListener('offline', line.cut);
  document.addEventListener('visibilitychange', handleReturn);
  void follow(options, line, pause);
  return () => {
    stopped.abort();
    pause.end();
    window.removeEventListener('online', handleReturn);
    window.removeEventListener('offline', line.cut);
    document.removeEventListener('visibilitychange', handleReturn);
  };
}

async function follow(options: LiveOptions, line: Line, pause: Pause): Promise<void> {
  let failures = 0;
  let end: ConnectionEnd = 'ended';
  while (!line.isStopped()) {
    end = await connect(options, line.open(), end === 'refused');
    if (line.isStopped()) return;
    failures = end === 'ended' ? 1 : failures + 1;
    options.onState('lost');
    if (failures > 1) options.onMessage({ type: 'resync' });
    await pause.start(jitter(Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs)));
  }
}

type ConnectionEnd = 'ended' | 'failed' | 'refused';

/** Stays connected as long as it can, and says how it ended. */
async function connect(options: LiveOptions, signal: AbortSignal, renew: boolean): Promise<ConnectionEnd> {
  const { seriesId, getToken, onMessage, onState } = options;
  const url = apiPrefix + livePath.replace('{seriesId}', encodeURIComponent(seriesId));
  try {
    const stream = await openStream(url, await getToken({ renew }), signal);
    onState('live');
    await readEvents(stream, { onMessage, silenceMs });
    return 'ended';
  } catch (error) {
    return error instanceof ApiProblem && error.problem.status === 401 ? 'refused' : 'failed';
  }
}

type Line = ReturnType<typeof createLine>;

/** One connection at a time, which ends for good when `stopped` does. */
function createLine(stopped: AbortSignal) {
  let connection = new AbortController();
  stopped.addEventListener('abort', () => connection.abort());
  return {
    open: () => {
      connection = new AbortController();
      return connection.signal;
    },
    /** A browser that goes offline may leave a dead connection open for minutes. */
    cut: () => connection.abort(),
    isStopped: () => stopped.aborted,
  };
}

type Pause = ReturnType<typeof createPause>;

/** A wait that can be cut short. */
function createPause() {
  let wake: () => void = () => undefined;
  return {
    start: (delayMs: number) =>
      new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, delayMs);
      }),
    end: () => {
      wake();
    },
  };
}
