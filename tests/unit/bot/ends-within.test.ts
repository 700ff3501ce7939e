import { describe, expect, it } from '@jest/globals';
import { endsWithin } from '../../../bot/app/ends-within.ts';

const never = new Promise<never>(() => undefined);

describe('what was begun', () => {
  it('has ended within its time', async () => {
    expect(await endsWithin(60_000, Promise.resolve('anything'))).toBe(true);
  });

  it('has not, and is left alone', async () => {
    expect(await endsWithin(1, never)).toBe(false);
  });

  it('failed within its time', async () => {
    await expect(endsWithin(60_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('may fail later, when nobody listens', async () => {
    let fail = (): void => undefined;
    const begun = new Promise((_, reject) => {
      fail = () => {
        reject(new Error('late'));
      };
    });
    expect(await endsWithin(1, begun)).toBe(false);
    fail();
    await expect(begun).rejects.toThrow('late');
  });
});
