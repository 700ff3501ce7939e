import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createLimits } from '../../../bot/http/limits.ts';
import { createProbeLog } from '../../support/probe-clock.ts';

/** Work that ends when it is told to. */
function toWork() {
  let end = (): void => undefined;
  let fail = (): void => undefined;
  const ended = new Promise<string>((resolve, reject) => {
    end = () => {
      resolve('done');
    };
    fail = () => {
      reject(new Error('late'));
    };
  });
  return { run: () => ended, end: () => end(), fail: () => fail() };
}

const log = createProbeLog();

describe('the work of requests', () => {
  it('is answered with what it gives, or with how it fails', async () => {
    const within = createLimits({ log });
    await expect(within(() => Promise.resolve(1))).resolves.toBe(1);
    await expect(within(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('is refused beyond a number, which what came too late counts into until it has ended', async () => {
    const within = createLimits({ log, answerLimitMs: 1, runningLimit: 2 });
    const works = [toWork(), toWork()];
    for (const { run } of works) await expect(within(run)).rejects.toMatchObject({ code: 'too-slow' });
    await expect(within(toWork().run)).rejects.toMatchObject({ code: 'busy' });
    works[0]!.end();
    await setImmediate();
    await expect(within(() => Promise.resolve('in'))).resolves.toBe('in');
  });

  it('that fails after its sender was told to come back is logged', async () => {
    const within = createLimits({ log, answerLimitMs: 1 });
    const work = toWork();
    await expect(within(work.run)).rejects.toMatchObject({ code: 'too-slow' });
    work.fail();
    await setImmediate();
    expect(log.lines.at(-1)).toMatchObject({ level: 'warn', facts: { err: new Error('late') } });
  });
});
