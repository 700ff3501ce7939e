import { setTimeout as delay } from 'node:timers/promises';

const pauseMs = 50;

/** Asks again and again until the answer fits; after the limit it gives the last answer, for the test to compare. */
export async function askUntil<Value>(
  ask: () => Value | Promise<Value>,
  fits: (value: Value) => boolean,
  limitMs: number,
): Promise<Value> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const value = await ask();
    if (fits(value) || performance.now() > deadline) return value;
    await delay(pauseMs);
  }
}
