import type { Log, Roster } from '../../bot/app/ports.ts';
import { t } from './meeting-records.ts';

/** A log that says nothing. */
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a core needs of the world outside, for tests that do not ask it. */
export const outside = {
  log: silent,
  roster: { list: () => Promise.resolve([]), findMeeting: () => Promise.resolve(null) } satisfies Roster,
  translateFor: () => t,
};
