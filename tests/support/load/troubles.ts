import { setTimeout as delay } from 'node:timers/promises';
import type { Fleet } from '../fleet.ts';
import type { WireProxy } from '../wire-proxy.ts';
import { pick } from './random.ts';

export interface TroubleOptions {
  proxy: WireProxy;
  failNext: Fleet['failNext'];
  /** Ends the engine's process, as a power cut would. */
  killEngine: () => void;
  random: () => number;
  /** Rest between two troubles. */
  pauseMs: number;
}

const engineKilled = 'engine killed';

/** Makes one thing after the other go wrong, and right again, until it is told to stop. Returns what it did. */
export async function makeTrouble(options: TroubleOptions, signal: AbortSignal): Promise<string[]> {
  const { proxy, failNext, killEngine, random, pauseMs } = options;
  const troubles: Record<string, () => void | Promise<void>> = {
    'connections cut': proxy.cutOnce,
    'database away': async () => {
      await proxy.cut();
      await delay(3000);
      await proxy.mend();
    },
    'slow answers': async () => {
      proxy.delayReplies(150);
      await delay(3000);
      proxy.delayReplies(0);
    },
    'connector busy': () => {
      failNext({ status: 429, headers: { 'Retry-After': '1' }, times: 3 });
    },
    'connector broken': () => {
      failNext({ status: 500, times: 3 });
    },
    'connector loses replies': () => {
      failNext({ drop: true });
    },
    [engineKilled]: killEngine,
  };
  const names = Object.keys(troubles).filter((name) => name !== engineKilled);
  const done: string[] = [];
  while (!signal.aborted) {
    // Once: whoever runs an engine that is killed all the time has other troubles.
    const name = done.length === 3 ? engineKilled : pick(names, random);
    await troubles[name]?.();
    done.push(name);
    await delay(pauseMs * (0.5 + random()), undefined, { signal }).catch(() => undefined);
  }
  return done;
}
