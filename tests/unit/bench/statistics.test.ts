import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, percentile, toShort } from '../../bench/statistics.ts';

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });

describe('the median', () => {
  it.each([
    [[3], 3],
    [[1, 9], 5],
    [[9, 1, 2], 2],
    [[10, 2, 9, 1], 5.5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('has as many values above as below, and leaves them as they are', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const before = [...values];
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
        expect(values).toEqual(before);
      }),
    );
  });

  it('of nothing is no number', () => {
    expect([median([]), percentile([], 0.5)]).toEqual([NaN, NaN]);
  });
});

describe('a percentile', () => {
  it.each([
    [0.5, 5],
    [0.95, 10],
    [0.9, 9],
    [1, 10],
    [0.01, 1],
  ])('of ten numbers: %d is %d', (share, expected) => {
    expect(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share)).toBe(expected);
  });

  it('is one of the values, and a share of them is not above it', () => {
    fc.assert(
      fc.property(numbers, fc.double({ noNaN: true, min: 0.01, max: 1 }), (values, share) => {
        const found = percentile(values, share);
        expect(values).toContain(found);
        const notAbove = values.filter((value) => value <= found).length;
        expect(notAbove).toBeGreaterThanOrEqual(share * values.length - 1e-9);
      }),
    );
  });
});

it.each([
  [0.123456, 0.123],
  [1234.5, 1230],
  [0, 0],
  [Infinity, Infinity],
])('%d is told as %d', (value, told) => {
  expect(toShort(value)).toBe(told);
});
