import { describe, expect, it } from '@jest/globals';
import { createNewId } from '../../../bot/new-id.ts';
import { createProbeClock } from '../../support/probe-clock.ts';

describe('a fresh id', () => {
  it('is a ULID that sorts by the time of its making', () => {
    const clock = createProbeClock();
    const newId = createNewId(clock);
    const first = newId();
    clock.advance(1);
    const second = newId();
    expect([first, second]).toEqual([first, second].sort());
    expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/u);
  });

  it('is another one each time, and uses every letter', () => {
    const newId = createNewId(createProbeClock());
    const ids = Array.from({ length: 10_000 }, newId);
    expect(new Set(ids).size).toBe(10_000);
    expect(new Set(ids.map((id) => id.slice(-1))).size).toBe(32);
  });
});
