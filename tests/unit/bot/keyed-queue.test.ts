import { describe, expect, it } from '@jest/globals';
import { createKeyedQueue } from '../../../bot/app/keyed-queue.ts';

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

  it('serves a key again that was idle', async () => {
    const queue = createKeyedQueue();
    await queue.run('k', () => Promise.resolve());
    await expect(queue.run('k', () => Promise.resolve(2))).resolves.toBe(2);
  });
});
