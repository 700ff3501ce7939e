import type { Clock } from '../../bot/app/ports.ts';

/** A clock whose both times a test sets; nothing in it moves by itself. */
export interface ProbeClock extends Clock {
  /** Moves the product's and the machine's time on, in milliseconds. */
  advance: (ms: number) => void;
}

/** Stands at the given instant until it is moved. */
export function createProbeClock(start = '2026-11-25T08:00:00.000Z'): ProbeClock {
  let ms = new Date(start).getTime();
  return {
    now: () => new Date(ms).toISOString(),
    machineNow: () => ms,
    advance: (by) => {
      ms += by;
    },
  };
}

/** A log that keeps what it is told. */
export function createProbeLog() {
  const lines: { level: string; facts: object; message: string }[] = [];
  const at = (level: string) => (facts: object, message: string) =>
    void lines.push({ level, facts, message });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
