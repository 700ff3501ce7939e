import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toAllCombinations, toPairwise } from '../../support/combinations.ts';

const looks = {
  view: ['week', 'actions', 'history', 'settings', 'start'],
  theme: ['default', 'dark', 'contrast'],
  width: [280, 320, 720, 1280],
  direction: ['ltr', 'rtl'],
} as const;

/** Every two values of any two factors that stand together in a row. */
function pairsOf(rows: readonly Record<string, unknown>[]): Set<string> {
  return new Set(
    rows.flatMap((row) => {
      const entries = Object.entries(row).map(([name, value]) => `${name}:${String(value)}`);
      return entries.flatMap((one, at) => entries.slice(at + 1).map((other) => `${one} ${other}`));
    }),
  );
}

const factors = fc
  .array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
  .map((sizes) =>
    Object.fromEntries(
      sizes.map((size, at) => [`f${at}`, Array.from({ length: size }, (_, value) => value)]),
    ),
  );

describe('combinations', () => {
  test('all of them: each once', () => {
    const rows = toAllCombinations(looks);
    expect(rows).toHaveLength(5 * 3 * 4 * 2);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
    expect(rows[1]).toEqual({ view: 'week', theme: 'default', width: 280, direction: 'rtl' });
  });

  test('in pairs: hardly more than the two largest factors need, and always the same', () => {
    const rows = toPairwise(looks);
    expect(pairsOf(rows)).toEqual(pairsOf(toAllCombinations(looks)));
    expect(rows.length).toBeLessThanOrEqual(5 * 4 + 2);
    expect(toPairwise(looks)).toEqual(rows);
  });

  test('in pairs: whatever the factors, every pair is there and every row is one of all', () => {
    fc.assert(
      fc.property(factors, (given) => {
        const all = toAllCombinations(given);
        const rows = toPairwise(given);
        expect(pairsOf(rows)).toEqual(pairsOf(all));
        expect(rows.length).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  test('of one factor there are no pairs, of none there is one empty row', () => {
    expect(toPairwise({ only: [1, 2] })).toEqual([]);
    expect(toAllCombinations({})).toEqual([{}]);
  });
});
