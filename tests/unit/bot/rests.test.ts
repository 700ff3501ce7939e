import { beforeEach, describe, expect, it } from '@jest/globals';
import { createRests, type Rests } from '../../../bot/jobs/rests.ts';
import { createProbeClock, type ProbeClock } from '../../support/probe-clock.ts';

let clock: ProbeClock;
let rests: Rests;
beforeEach(() => {
  clock = createProbeClock();
  rests = createRests(clock);
});
const inMs = (ms: number) => new Date(clock.machineNow() + ms).toISOString();

describe('a kind that rests', () => {
  it('is closed until the rest ends, and other kinds are not', () => {
    expect(rests.listClosed()).toEqual([]);
    rests.begin('a', inMs(200));
    expect(rests.listClosed()).toEqual(['a']);
    expect(rests.endsInMs()).toBe(200);
    clock.advance(200);
    expect(rests.listClosed()).toEqual([]);
    expect(rests.endsInMs()).toBe(Number.POSITIVE_INFINITY);
  });

  it('is taken one by one for a while afterwards', () => {
    const first = rests.take('a');
    rests.begin('a', inMs(200));
    first();
    clock.advance(200);
    expect(rests.isCareful('a')).toBe(true);
    const second = rests.take('a');
    expect(rests.listClosed()).toEqual(['a']);
    second();
    second();
    expect(rests.listClosed()).toEqual([]);
    const third = rests.take('a');
    expect(rests.listClosed()).toEqual(['a']);
    clock.advance(2000);
    expect(rests.listClosed()).toEqual([]);
    expect(rests.isCareful('a')).toBe(false);
    third();
  });

  it('does not rest on when the clock was put back, or when all rests are ended', () => {
    rests.begin('a', inMs(200));
    clock.advance(-3_600_000);
    expect(rests.listClosed()).toEqual([]);
    rests.begin('a', inMs(200));
    rests.clear();
    expect(rests.listClosed()).toEqual([]);
  });
});
