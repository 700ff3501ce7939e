/*
 * The page's own clock and chance, in one place. Neither decides anything: times that matter come from the server.
 */

/** Milliseconds that only grow, however the reader's clock is set. */
export function steadyNowMs(): number {
  // eslint-disable-next-line no-restricted-syntax -- the one place
  return performance.now();
}

/** The calendar date, in UTC, on which the page was loaded: near enough for what changes with the season. */
export function loadedOn(): string {
  return new Date(performance.timeOrigin).toISOString().slice(0, 10);
}

/** Between a half and one of a delay, so that many tabs do not come back at one moment. */
export function jitter(delayMs: number): number {
  // eslint-disable-next-line no-restricted-syntax -- the one place
  return delayMs * (0.5 + Math.random() / 2);
}
