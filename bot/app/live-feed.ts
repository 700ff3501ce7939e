import type { LiveListener } from '../db/live-hints.ts';
import type { Repositories } from '../db/repositories.ts';

export type LiveFeed = ReturnType<typeof createLiveFeed>;

/** The hints of all processes, read once in this one and passed to its listeners in the order in which they came. */
export function createLiveFeed(live: Repositories['live']) {
  const listeners: LiveListener[] = [];
  const tail = live.tail({
    onHint: (hint) => {
      for (const { onHint } of listeners) onHint(hint);
    },
    onResync: () => {
      for (const { onResync } of listeners) onResync();
    },
  });
  return {
    listen: (listener: LiveListener): void => {
      listeners.push(listener);
    },
    stop: tail.stop,
  };
}
