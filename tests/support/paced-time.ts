import type { Clock } from '../../bot/app/ports.ts';

/**
 * A product's time that goes faster than the machine's, alike in every process that knows these numbers. All are
 * milliseconds, points of time since 1970.
 */
export interface PacedTime {
  /** The machine's time at which it sets out. */
  machineStart: number;
  /** The product's time at which it sets out; it stands there before. */
  productStart: number;
  /** How many milliseconds of the product pass in one of the machine. */
  speed: number;
  /** Spans of the product's time that pass as slowly as the machine's, in order. */
  slow: readonly { from: number; ms: number }[];
}

/** The machine's time at which the product's reaches a point. */
export function toMachineMs(
  { machineStart, productStart, speed, slow }: PacedTime,
  productMs: number,
): number {
  const slowMs = slow.reduce((sum, { from, ms }) => sum + clamp(productMs - from, ms), 0);
  return machineStart + slowMs + (productMs - productStart - slowMs) / speed;
}

/** Where the product's time stands at a point of the machine's. */
export function toProductMs(
  { machineStart, productStart, speed, slow }: PacedTime,
  machineMs: number,
): number {
  let restMs = Math.max(0, machineMs - machineStart);
  let at = productStart;
  for (const { from, ms } of slow) {
    const fastMs = (from - at) / speed;
    if (restMs <= fastMs) break;
    restMs -= fastMs;
    if (restMs <= ms) return from + restMs;
    restMs -= ms;
    at = from + ms;
  }
  return at + restMs * speed;
}

/** The clock of a process that lives by a paced time; leases go by the machine's as ever. */
export function createPacedClock(time: PacedTime, { machineNow }: Pick<Clock, 'machineNow'>): Clock {
  return { now: () => new Date(toProductMs(time, machineNow())).toISOString(), machineNow };
}

function clamp(ms: number, most: number): number {
  return Math.min(Math.max(ms, 0), most);
}
