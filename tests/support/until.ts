import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 20;

/** Waits for what another process does; refused when it did not come true within the limit. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  limitMs = 90_000,
): Promise<void> {
  for (let waitedMs = 0; !(await isTrue()); waitedMs += pollMs) {
    if (waitedMs > limitMs) throw new Error(`it did not come true that ${what}`);
    await delay(pollMs);
  }
}
