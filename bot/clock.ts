import { Temporal } from 'temporal-polyfill';
import type { InstantText } from '../shared/core/time.ts';
import type { Clock } from './app/ports.ts';

/** A clock that local mode may set: the product's time is the machine's plus an offset, or stands still. */
export interface SettableClock extends Clock {
  /** Milliseconds by which the product's time is ahead of the machine's. */
  offsetMs: () => number;
  /** Stops the product's time at an instant, until release. */
  freeze: (at: InstantText) => void;
  /** Lets the product's time go on from where it stands. */
  release: () => void;
}

/**
 * The only place that reads the machine's clock. `now` is the product's time, `machineNow` the machine's in
 * milliseconds since 1970, for leases, backoff and token expiry (architecture.md 7).
 */
export function createClock(initialOffsetMs = 0): SettableClock {
  let offsetMs = initialOffsetMs;
  let frozenAt: number | null = null;
  const machineNow = () => Date.now();
  const nowMs = () => frozenAt ?? machineNow() + offsetMs;
  return {
    now: () => new Date(nowMs()).toISOString(),
    machineNow,
    offsetMs: () => nowMs() - machineNow(),
    freeze: (at) => {
      frozenAt = Temporal.Instant.from(at).epochMilliseconds;
    },
    release: () => {
      offsetMs = nowMs() - machineNow();
      frozenAt = null;
    },
  };
}
