/** Longer than this before its time, starting a meeting is a decision of its own. */
const soonMs = 30 * 60_000;

/** Tells whether a meeting that starts at an instant would be started long before its time. Both are instant texts. */
export function isEarly(startsAt: string, now: string): boolean {
  return Date.parse(startsAt) - Date.parse(now) > soonMs;
}
