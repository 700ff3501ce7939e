import type { Clock, Log } from './ports.ts';

export interface RareLogDependencies {
  log: Log;
  clock: Pick<Clock, 'machineNow'>;
}

export type RareLog = (facts: object, message: string) => void;

const everyMs = 60_000;

/**
 * Warns of what would otherwise be said many times a second while something is down: each message at most once a
 * minute, with how often it was left out since the last time.
 */
export function createRareLog({ log, clock }: RareLogDependencies): RareLog {
  const said = new Map<string, { at: number; leftOut: number }>();

  return (facts, message) => {
    const last = said.get(message);
    const now = clock.machineNow();
    if (last !== undefined && now - last.at < everyMs) {
      last.leftOut += 1;
      return;
    }
    said.set(message, { at: now, leftOut: 0 });
    log.warn(last === undefined ? facts : { ...facts, leftOut: last.leftOut }, message);
  };
}
