import { describe, expect, it } from '@jest/globals';
import { BusyError } from '../../../bot/app/busy.ts';
import { createKeyedQueue } from '../../../bot/app/keyed-queue.ts';
import { createProbeClock } from '../../support/probe-clock.ts';

/** A task that ends when it is told to. */
function toGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('a queue by key', () => {
  it('runs tasks of one key one after the other, in their order', async () => {
    const queue = createKeyedQueue();
    const steps: string[] = [];
    const gate = toGate();
    const task = (name: string, until?: Promise<void>) => async () => {
      steps.push(`${name} begins`);
      await until;
      steps.push(`${name} ends`);
    };
    const all = [
      queue.run('k', task('a', gate.opened)),
      queue.run('k', task('b')),
      queue.run('k', task('c')),
    ];
    gate.open();
    await Promise.all(all);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('does not let one key wait for another', async () => {
    const queue = createKeyedQueue();
    const gate = toGate();
    const slow = queue.run('slow', () => gate.opened);
    await expect(queue.run('quick', () => Promise.resolve('done'))).resolves.toBe('done');
    gate.open();
    await slow;
  });

  it('goes on after a task that fails, and tells only its caller', async () => {
    const queue = createKeyedQueue();
    const failing = queue.run('k', () => Promise.reject(new Error('no')));
    const next = queue.run('k', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });

  it('does not begin what has waited too long, and goes on with what has not', async () => {
    const clock = createProbeClock();
    const queue = createKeyedQueue({ clock, waitLimitMs: 1000 });
    const gate = toGate();
    const begun = toGate();
    const first = queue.run('k', async () => {
      begun.open();
      await gate.opened;
      return 'slow';
    });
    await begun.opened;
    const late = queue.run('k', () => Promise.resolve('never'));
    clock.advance(500);
    const next = queue.run('k', () => Promise.resolve('in time'));
    clock.advance(501);
    gate.open();
    await expect(late).rejects.toThrow(BusyError);
    expect(await Promise.all([first, next])).toEqual(['slow', 'in time']);
  });

  it('serves a key again that was idle', async () => {
    const queue = createKeyedQueue();
    await queue.run('k', () => Promise.resolve());
    await expect(queue.run('k', () => Promise.resolve(2))).resolves.toBe(2);
  });
});
