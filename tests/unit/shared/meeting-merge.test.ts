import { describe, expect, it } from '@jest/globals';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import { toCarriedOver } from '../../../shared/meeting/carry-over.ts';
import type { AgendaItem, Meeting } from '../../../shared/meeting/meeting.ts';
import { toPairs } from '../../../shared/meeting/pairs.ts';
import {
  ana,
  cem,
  kindsOf,
  now,
  refusalOf,
  toAction,
  toContext,
  toSentCheckIn,
} from '../../support/builders.ts';
import { toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

const decision = { id: 'd', text: 'We go', at: now, by: 'ana' };
const flyer = toItem({
  id: 'flyer',
  version: 7,
  edited: { title: 5, plannedMinutes: 7 },
  rank: 3_000_002,
  title: 'Flyer',
  department: 'marketing',
  presenterId: 'dora',
  plannedMinutes: 9,
  customers: ['Fabrikam'],
  usedSeconds: 12,
  late: true,
  notes: 'Print 500',
  decisions: [decision],
});
const fair = toItem({ id: 'fair', rank: 3_000_001, title: 'Fair', customers: ['Contoso'] });
const third = toItem({ id: 'third', rank: 3_000_003, department: 'marketing', customers: ['Fabrikam'] });
const meeting = toMeeting({ items: [fair, flyer, third] });

const decide = (state: Meeting, command: MeetingCommand, actor = ana) =>
  decideMeeting(state, command, toContext({ actor }));
const merge = (itemId = 'flyer', intoId = 'fair') => ({ kind: 'merge', itemId, intoId }) as const;
const unmerge = (mergedId = 'flyer', itemId = 'fair') => ({ kind: 'unmerge', itemId, mergedId }) as const;
const itemOf = (state: Meeting, id: string) => state.items.find((item) => item.id === id);
const idsOf = ({ items }: Meeting) => items.map(({ id }) => id);
const merged = decide(meeting, merge()).state;

describe('merging', () => {
  it('puts one item under another one with everything that it has', () => {
    const { state, events } = decide(meeting, merge());
    const { outcome: _outcome, merged: _merged, ...kept } = flyer;
    expect(itemOf(state, 'fair')).toEqual({ ...fair, version: 2, merged: [kept] });
    expect(idsOf(state)).toEqual(['fair', 'third']);
    expect(kindsOf(events)).toEqual(['agenda.changed']);
    expect(decide(state, merge())).toEqual({ state, events: [] });
  });

  it('takes along what was merged into it', () => {
    const { state } = decide(merged, merge('fair', 'third'));
    expect(itemOf(state, 'third')?.merged.map(({ id }) => id)).toEqual(['fair', 'flyer']);
    expect(idsOf(state)).toEqual(['third']);
  });

  it('pairs go by the customers of both', () => {
    expect(toPairs(merged.items)).toEqual([{ customer: 'Fabrikam', itemIds: ['fair', 'third'] }]);
  });

  it('of an item with itself is refused', () => {
    expect(refusalOf(() => decide(meeting, merge('flyer', 'flyer')))).toMatchObject({
      fields: [{ path: 'intoId', problem: 'unknown-item' }],
    });
  });

  it('of what stands on every agenda is refused', () => {
    const standing = toItem({ id: 'wins', origin: { kind: 'standing', section: 'wins', department: null } });
    const state = toMeeting({ items: [standing, fair] });
    expect(refusalOf(() => decide(state, merge('wins', 'fair')))).toMatchObject({ code: 'invalid-input' });
    expect(refusalOf(() => decide(state, merge('fair', 'wins')))).toMatchObject({ code: 'invalid-input' });
  });

  it('of what is being talked about is refused, but something can be merged into it', () => {
    const current = { itemId: 'flyer', since: now };
    const running: Meeting = { ...meeting, state: 'running', current };
    expect(refusalOf(() => decide(running, merge()))).toMatchObject({
      code: 'wrong-state',
      state: 'current',
    });
    expect(idsOf(decide(running, merge('fair', 'flyer')).state)).toEqual(['flyer', 'third']);
  });

  it.each(['discussed', 'deferred', 'parked', 'dropped'] as const)(
    'of what is %s is refused both ways',
    (outcome) => {
      const state = toMeeting({ items: [{ ...fair, outcome }, flyer] });
      expect(refusalOf(() => decide(state, merge('fair', 'flyer')))).toMatchObject({ state: outcome });
      expect(refusalOf(() => decide(state, merge('flyer', 'fair')))).toMatchObject({ state: outcome });
    },
  );

  it('of unknown items, of more than one holds, and once the minutes are sent is refused', () => {
    expect(refusalOf(() => decide(meeting, merge('none')))).toMatchObject({ code: 'not-found' });
    expect(refusalOf(() => decide(meeting, merge('fair', 'none')))).toMatchObject({ code: 'not-found' });
    const full = {
      ...fair,
      merged: Array.from({ length: 50 }, (_, at) => ({ ...flyer, id: at.toString() })),
    };
    expect(refusalOf(() => decide(toMeeting({ items: [full, flyer] }), merge()))).toMatchObject({
      fields: [{ path: 'intoId', problem: 'out-of-range' }],
    });
    expect(refusalOf(() => decide({ ...meeting, state: 'closed' }, merge())).code).toBe('wrong-state');
    expect(refusalOf(() => decide({ ...merged, state: 'closed' }, unmerge())).code).toBe('wrong-state');
  });
});

describe('taking a merged item out again', () => {
  it('brings it back as it was, edits and all', () => {
    const { state, events } = decide(merged, unmerge());
    expect(itemOf(state, 'flyer')).toEqual({ ...flyer, version: 8 });
    expect(itemOf(state, 'fair')).toEqual({ ...fair, version: 3 });
    expect(kindsOf(events)).toEqual(['agenda.changed']);
    expect(decide(state, unmerge())).toEqual({ state, events: [] });
  });

  it('is refused where no room is left', () => {
    const items = Array.from({ length: 199 }, (_, at) => toItem({ id: at.toString() }));
    const full: Meeting = { ...merged, items: [...merged.items.slice(0, 1), ...items] };
    expect(refusalOf(() => decide(full, unmerge()))).toEqual({ code: 'agenda-full', limit: 200 });
  });
});

describe('what becomes of merged items', () => {
  const series = toSeries();
  const sent = toSentCheckIn({ asks: 'Ask one\nAsk two' });
  const sources = { series, checkIns: [sent], carriedOver: [] };
  const composed = decide(toMeeting(), { kind: 'compose', sources }).state;
  const [one = '', two = ''] = composed.items.filter(({ section }) => section === 'asks').map(({ id }) => id);
  const together = decide(composed, merge(two, one)).state;

  it('composing again brings none of them back', () => {
    const { state } = decide(together, { kind: 'compose', sources });
    expect(itemOf(state, one)?.merged.map(({ title }) => title)).toEqual(['Ask two']);
    expect(state.items.filter(({ title }) => title === 'Ask two')).toEqual([]);
    expect(decide(state, { kind: 'compose', sources }).events).toEqual([]);
  });

  it('they stay when their lines are withdrawn', () => {
    const without = { ...sources, checkIns: [] };
    const { state } = decide(together, { kind: 'compose', sources: without });
    expect(itemOf(state, one)?.merged).toHaveLength(1);
  });

  it('taken off together they do not come back; only a chair takes off what holds something of others', () => {
    const off = { kind: 'remove-item', itemId: one, seenVersion: 2 } as const;
    const { state } = decide(together, off);
    const again = decide(state, { kind: 'compose', sources }).state;
    expect(again.items.filter(({ section }) => section === 'asks')).toEqual([]);
    const own = { kind: 'remove-item', itemId: 'fair', seenVersion: 2 } as const;
    expect(refusalOf(() => decide(merged, own, cem)).code).toBe('not-allowed');
  });

  it('parked, each one is in the parking lot; taken up again, none is', () => {
    const running: Meeting = { ...merged, state: 'running' };
    const parked = decide(running, { kind: 'park', itemId: 'fair' });
    const data = (events: readonly { kind: string; data: unknown }[], kind: string) =>
      events.filter((event) => event.kind === kind).map((event) => event.data);
    expect(data(parked.events, 'item.parked')).toMatchObject([
      { itemId: 'fair', title: 'Fair', customers: ['Contoso'] },
      { itemId: 'flyer', title: 'Flyer', department: 'marketing', customers: ['Fabrikam'] },
    ]);
    const again: MeetingCommand[] = [
      { kind: 'next', to: 'fair' },
      { kind: 'discuss', itemId: 'fair' },
      { kind: 'defer', itemId: 'fair' },
      { kind: 'drop', itemId: 'fair', reason: 'Too late' },
    ];
    for (const command of again) {
      const { events } = decide(parked.state, command);
      expect(data(events, 'item.promoted')).toMatchObject([{ parkedId: 'fair' }, { parkedId: 'flyer' }]);
    }
    const out = decide(parked.state, unmerge());
    expect(itemOf(out.state, 'flyer')?.outcome).toBe('open');
    expect(data(out.events, 'item.promoted')).toMatchObject([{ parkedId: 'flyer' }]);
  });

  it('what came from the parking lot goes back to it, also from under another item', () => {
    const origin = { kind: 'parked', parkedId: 'lot', fromDate: '2026-11-19', personId: 'ana' } as const;
    const state = decide(toMeeting({ items: [fair, { ...flyer, origin }] }), merge()).state;
    const { events } = decide(state, { kind: 'remove-item', itemId: 'fair', seenVersion: 2 });
    expect(events).toMatchObject([
      { kind: 'agenda.changed' },
      { kind: 'item.parked', data: { itemId: 'lot', title: 'Flyer' } },
    ]);
    const parked = {
      parkedId: 'lot',
      title: 'Flyer',
      department: null,
      fromDate: '2026-11-19',
      customers: [],
    };
    expect(decide(state, { kind: 'promote', parked })).toEqual({ state, events: [] });
  });
});

describe('carrying merged items over', () => {
  const origin: AgendaItem['origin'] = {
    kind: 'carried-over',
    itemId: 'older',
    lineage: ['oldest', 'older'],
    fromDate: '2026-11-05',
    weeks: 3,
    because: 'deferred',
  };
  const old = decide(toMeeting({ items: [fair, { ...flyer, origin }] }), merge()).state;

  it('keeps them together, as old as the oldest of them', () => {
    const [carried] = toCarriedOver(old, []);
    expect(carried).toMatchObject({ fromDate: '2026-11-05', weeks: 4, because: 'not-discussed' });
    expect(carried?.item.merged).toMatchObject([
      {
        title: 'Flyer',
        notes: '',
        decisions: [],
        origin: { itemId: 'flyer', lineage: ['oldest', 'older', 'flyer'], weeks: 4 },
      },
    ]);
  });

  it.each(['fair', 'flyer', 'oldest'])('stays for an open action of %s', (itemId) => {
    const items = old.items.map((item) => ({ ...item, outcome: 'discussed' as const }));
    const source = { kind: 'meeting', meetingId: 'm', itemId } as const;
    expect(toCarriedOver({ ...old, items }, [toAction({ source })])).toMatchObject([
      { because: 'open-action' },
    ]);
    expect(toCarriedOver({ ...old, items }, [toAction({ source, state: 'dropped' })])).toEqual([]);
  });

  it('the next agenda has them merged, and lets each stand for itself again', () => {
    const sources = { series: toSeries(), checkIns: [], carriedOver: toCarriedOver(old, []) };
    const { state } = decide(toMeeting(), { kind: 'compose', sources });
    const carried = state.items.find(({ title }) => title === 'Fair');
    expect(carried?.merged.map(({ title }) => title)).toEqual(['Flyer']);
    const apart = decide(state, unmerge('flyer', carried?.id)).state;
    const again = decide(apart, { kind: 'compose', sources }).state;
    expect(
      again.items.filter(({ origin: { kind } }) => kind === 'carried-over').map(({ title }) => title),
    ).toEqual(expect.arrayContaining(['Fair', 'Flyer']));
    expect(again.items.flatMap((item) => item.merged)).toEqual([]);
  });
});
