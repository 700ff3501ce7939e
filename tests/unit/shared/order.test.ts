import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { firstRankOf, inOrder, nextRank, openItems } from '../../../shared/meeting/order.ts';
import { ana, refusalOf, toContext } from '../../support/builders.ts';
import { toItem, toMeeting } from '../../support/meeting-records.ts';

const idsOf = (meeting: Meeting) => inOrder(meeting.items).map(({ id }) => id);
const toAgenda = (count: number) =>
  toMeeting({
    items: Array.from({ length: count }, (_, at) => toItem({ id: `i${at.toString()}`, rank: at })),
  });

function move(meeting: Meeting, itemId: string, afterId: string | null): Meeting {
  return decideMeeting(meeting, { kind: 'order-items', itemId, afterId }, toContext({ actor: ana })).state;
}

function moveInList(ids: readonly string[], itemId: string, afterId: string | null): string[] {
  const others = ids.filter((id) => id !== itemId);
  others.splice(afterId === null ? 0 : others.indexOf(afterId) + 1, 0, itemId);
  return others;
}

describe('F39 moving items', () => {
  const size = 6;
  const place = fc.integer({ min: 0, max: size - 1 });
  const moves = fc.array(fc.tuple(place, fc.option(place)), { maxLength: 200 });

  it('keeps every item once and gives the order that was asked for, whatever the moves', () => {
    fc.assert(
      fc.property(moves, (wanted) => {
        let meeting = toAgenda(size);
        let expected = idsOf(meeting);
        for (const [from, behind] of wanted) {
          if (from === behind) continue;
          const afterId = behind === null ? null : `i${behind.toString()}`;
          const itemId = `i${from.toString()}`;
          meeting = move(meeting, itemId, afterId);
          expected = moveInList(expected, itemId, afterId);
          expect(idsOf(meeting)).toEqual(expected);
        }
      }),
    );
  });

  it('goes on working after thousands of moves to the same place', () => {
    let meeting = toAgenda(5);
    for (let turn = 0; turn < 3000; turn += 1) {
      const [, , , , last = ''] = idsOf(meeting);
      const expected = moveInList(idsOf(meeting), last, 'i0');
      meeting = move(meeting, last, 'i0');
      expect(idsOf(meeting)).toEqual(expected);
    }
  });

  it('writes only the moved item while there is room', () => {
    const meeting = toAgenda(5);
    const moved = move(meeting, 'i4', 'i0');
    expect(moved.items.filter((item) => !meeting.items.includes(item)).map(({ id }) => id)).toEqual(['i4']);
    expect(moved.items[4]).toMatchObject({ version: 2, rank: 0.5 });
  });

  it('to where it is changes nothing', () => {
    const meeting = toAgenda(3);
    expect(move(meeting, 'i0', null)).toBe(meeting);
    expect(move(meeting, 'i2', 'i1')).toBe(meeting);
  });

  it('of the only item changes nothing', () => {
    const meeting = toAgenda(1);
    expect(move(meeting, 'i0', null)).toBe(meeting);
  });

  it('of or behind an unknown item, or behind itself, is refused', () => {
    const meeting = toAgenda(2);
    expect(refusalOf(() => move(meeting, 'x', null))).toEqual({ code: 'not-found', record: 'agenda-item' });
    const refusal = { code: 'invalid-input', fields: [{ path: 'afterId', problem: 'unknown-item' }] };
    expect(refusalOf(() => move(meeting, 'i0', 'x'))).toEqual(refusal);
    expect(refusalOf(() => move(meeting, 'i0', 'i0'))).toEqual(refusal);
  });

  it('is refused once the minutes are sent', () => {
    expect(refusalOf(() => move({ ...toAgenda(2), state: 'closed' }, 'i0', 'i1')).code).toBe('wrong-state');
  });
});

describe('ranks', () => {
  it('order items, and equal ones by id', () => {
    const items = [toItem({ id: 'c', rank: 2 }), toItem({ id: 'b', rank: 1 }), toItem({ id: 'a', rank: 2 })];
    expect(inOrder(items).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(inOrder([toItem({ id: 'x' }), toItem({ id: 'x' })])).toHaveLength(2);
  });

  it('put a new item behind all of its section and before the next section', () => {
    const first = nextRank([], 'wins');
    expect(first).toBe(firstRankOf('wins') + 1);
    expect(nextRank([toItem({ section: 'wins', rank: first })], 'wins')).toBe(first + 1);
    expect(nextRank([toItem({ section: 'close', rank: 9_000_000 })], 'wins')).toBe(first);
    expect(first).toBeLessThan(firstRankOf('asks'));
  });

  it('leave settled items out of what is to be discussed', () => {
    const items = [
      toItem({ id: 'b', rank: 2 }),
      toItem({ id: 'a', outcome: 'parked' }),
      toItem({ id: 'c', rank: 1.5 }),
    ];
    expect(openItems(items).map(({ id }) => id)).toEqual(['c', 'b']);
  });
});
