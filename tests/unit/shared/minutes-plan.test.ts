import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planMinutes, totalPlanned } from '../../../shared/meeting/minutes-plan.ts';
import type { AgendaItem } from '../../../shared/meeting/meeting.ts';
import { toItem } from '../../support/meeting-records.ts';

const asks = (count: number, fields: Partial<AgendaItem> = {}) =>
  Array.from({ length: count }, (_, at) => toItem({ id: `a${at.toString()}`, plannedMinutes: 0, ...fields }));
const byHand = (plannedMinutes: number) =>
  toItem({ id: 'hand', plannedMinutes, edited: { plannedMinutes: 2 } });
const plan = (items: AgendaItem[], minutes: number) =>
  planMinutes(items, [{ section: 'asks', minutes }]).map(({ plannedMinutes }) => plannedMinutes);

describe('the minutes of a section', () => {
  it.each<[string, AgendaItem[], number, number[]]>([
    ['go to its only item', asks(1), 12, [12]],
    ['are shared out in whole parts, the first ones getting what is left over', asks(5), 12, [3, 3, 2, 2, 2]],
    ['leave nobody less than one, so that the sum may exceed them', asks(4), 2, [1, 1, 1, 1]],
    ['leave alone what people set by hand', [byHand(8), ...asks(2)], 12, [8, 2, 2]],
    ['may be exceeded by hand', [byHand(30), ...asks(2)], 12, [30, 1, 1]],
    ['do not go to other sections', asks(1, { section: 'wins', plannedMinutes: 7 }), 12, [7]],
    ['go to nobody when there is nothing', [], 12, []],
  ])('%s', (_, items, minutes, expected) => {
    expect(plan(items, minutes)).toEqual(expected);
  });

  it('are used up exactly when there is one for each item', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 200 }), (count, spare) => {
        const shares = plan(asks(count), count + spare);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(count + spare);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('the planned minutes of an agenda are those of all its items', () => {
  expect(totalPlanned([toItem({ plannedMinutes: 7 }), toItem({ plannedMinutes: 50 })])).toBe(57);
  expect(totalPlanned([])).toBe(0);
});
