import { describe, expect, it } from '@jest/globals';
import type { ActionSource } from '../../../shared/action/action.ts';
import { toCarriedOver } from '../../../shared/meeting/carry-over.ts';
import type { AgendaItem } from '../../../shared/meeting/meeting.ts';
import { toAction } from '../../support/builders.ts';
import { toItem, toMeeting } from '../../support/meeting-records.ts';

const source: ActionSource = { kind: 'meeting', meetingId: 'series.2026-11-26', itemId: 'item' };
const carry = (fields: Partial<AgendaItem>, actions = [toAction()]) =>
  toCarriedOver(toMeeting({ state: 'closed', items: [toItem(fields)] }), actions);

const older: AgendaItem['origin'] = {
  kind: 'carried-over',
  itemId: 'older',
  lineage: ['oldest', 'older'],
  fromDate: '2026-11-12',
  weeks: 2,
  because: 'deferred',
};

describe('what the next meeting takes over', () => {
  it.each<[Partial<AgendaItem>, string]>([
    [{ outcome: 'open' }, 'not-discussed'],
    [{ outcome: 'deferred' }, 'deferred'],
  ])('an item that is %j, because it was %s', (fields, because) => {
    expect(carry(fields)).toEqual([
      { item: toItem(fields), lineage: ['item'], fromDate: '2026-11-26', weeks: 1, because },
    ]);
  });

  it('a discussed item with an open action', () => {
    expect(carry({ outcome: 'discussed' }, [toAction({ source })])).toMatchObject([
      { because: 'open-action' },
    ]);
  });

  it.each<[string, Partial<AgendaItem>, ReturnType<typeof toAction>[]]>([
    ['a parked item', { outcome: 'parked' }, [toAction({ source })]],
    ['a standing item', { origin: { kind: 'standing', section: 'wins', department: null } }, []],
    ['a discussed item', { outcome: 'discussed' }, []],
    [
      'a discussed item whose action is done',
      { outcome: 'discussed' },
      [toAction({ source, state: 'done' })],
    ],
    [
      'a discussed item with an action of its own meeting only',
      { outcome: 'discussed' },
      [toAction({ source: { ...source, itemId: null } })],
    ],
  ])('but not %s', (_, fields, actions) => {
    expect(carry(fields, actions)).toEqual([]);
  });

  it('counts the weeks from where it was first raised', () => {
    expect(carry({ origin: older })).toMatchObject([
      { fromDate: '2026-11-12', weeks: 3, because: 'not-discussed' },
    ]);
  });

  it('keeps an item as long as an action is open that came up under it in any meeting', () => {
    const fromOlder = toAction({ source: { ...source, itemId: 'oldest' } });
    expect(carry({ origin: older, outcome: 'discussed' }, [fromOlder])).toMatchObject([
      { lineage: ['oldest', 'older', 'item'], because: 'open-action' },
    ]);
    expect(carry({ origin: older, outcome: 'discussed' }, [{ ...fromOlder, state: 'done' }])).toEqual([]);
  });
});
