import { setTimeout as delay } from 'node:timers/promises';
import type { Fleet } from '../fleet.ts';
import { pick } from './random.ts';
import { watch } from './watcher.ts';

export interface VisitorOptions {
  fleet: Fleet;
  seriesId: string;
  meetingId: string;
  random: () => number;
}

const people = ['ana', 'ben', 'kofi', 'mei', 'tom', 'chloe'];
const longestStayMs = 20_000;

/** Opens the tab, reads what it is told of for a while, and leaves, again and again until it is told to stop. */
export async function comeAndGo(
  { fleet, seriesId, meetingId, random }: VisitorOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const personId = pick(people, random);
    try {
      const headers = await fleet.signIn(personId);
      const read = () =>
        void fleet.call(0, `/api/v1/meetings/${meetingId}`, { headers }).catch(() => undefined);
      const watcher = await watch(fleet, { at: 0, seriesId, personId }, read);
      await Promise.race([
        watcher.ended,
        delay(longestStayMs * random(), undefined, { signal }).catch(() => undefined),
      ]);
      watcher.end();
    } catch {
      // Away, as everything is now and then: somebody else comes.
      await delay(500);
    }
  }
}
