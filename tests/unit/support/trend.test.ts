import { describe, expect, it } from '@jest/globals';
import { toTrend } from '../../support/load/trend.ts';

describe('how a figure moves over a run', () => {
  it.each([
    [[4, 4, 4, 4, 4], 0, false],
    [[4, 9, 1, 3, 5], 0.25, false],
    [[1, 2, 3, 4, 5], 4, true],
    [[0, 0, 0, 0, 0], 0, false],
    [[0, 3, 0, 1, 2], Number.POSITIVE_INFINITY, false],
  ])('%j', (values, growth, isRising) => {
    expect(toTrend(values)).toEqual({ fifths: values, growth, isRising });
  });

  it.each([[[]], [[1, 2, 3, 4]], [[1, 2, Number.NaN, 4, 5]]])('is not known of %j', (values) => {
    expect(() => toTrend(values)).toThrow(/too few/u);
  });
});
