import { describe, expect, it } from '@jest/globals';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { MeetingCommand, MeetingCommandOf } from '../../../shared/meeting/command.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { toReadBeforehand } from '../../../shared/meeting/read-beforehand.ts';
import {
  ana,
  findCustomers,
  kindsOf,
  now,
  refusalOf,
  toAction,
  toContext,
  toSentCheckIn,
} from '../../support/builders.ts';
import { toCheckIn, toItem, toMeeting } from '../../support/meeting-records.ts';

const items = [toItem({ id: 'b', rank: 2 }), toItem({ id: 'a', rank: 1, title: 'Müller', notes: 'Straße' })];
const ended = toMeeting({ state: 'ended', items, startedAt: now, endedAt: now });

const decide = (state: Meeting, command: MeetingCommand) =>
  decideMeeting(state, command, toContext({ actor: ana }));
const close = (fields: Partial<MeetingCommandOf<'close'>> = {}): MeetingCommand => ({
  kind: 'close',
  actions: [],
  readBeforehand: [],
  names: [],
  findCustomers,
  ...fields,
});
const reopen = (fields: Partial<MeetingCommandOf<'reopen'>> = {}) =>
  ({ kind: 'reopen', reason: ' A wrong name ', isLatest: true, ...fields }) as const;

describe('closing', () => {
  it('puts the minutes down: items in order, actions, what was read', () => {
    const actions = [toAction()];
    const readBeforehand = toReadBeforehand([toSentCheckIn({ wins: 'Contoso signed' })]);
    const { state, events } = decide(ended, close({ actions, readBeforehand }));
    expect(state.state).toBe('closed');
    expect(state.minutes).toEqual([
      {
        version: 1,
        closedAt: now,
        closedBy: 'ana',
        reason: '',
        attendance: [],
        startedAt: now,
        endedAt: now,
        items: [items[1], items[0]],
        actions,
        readBeforehand,
      },
    ]);
    expect(kindsOf(events)).toEqual(['meeting.closed']);
  });

  it('ends a running meeting on the way', () => {
    const running = toMeeting({ items, state: 'running', current: { itemId: 'a', since: now } });
    const { state } = decide(running, close());
    expect(state).toMatchObject({ state: 'closed', endedAt: now, current: null });
    expect(state.minutes[0]?.items[0]).toMatchObject({ id: 'a', outcome: 'discussed' });
  });

  it('makes the meeting findable by words, people and departments', () => {
    const decisions = [{ id: 'd', text: 'Prices go up', at: now, by: 'ana' }];
    const state = decide(
      { ...ended, items: [...items, toItem({ id: 'c', presenterId: null, department: null, decisions })] },
      close({
        actions: [toAction({ text: 'Call Contoso', ownerId: 'dora' })],
        readBeforehand: [
          {
            personId: 'ben',
            department: 'marketing',
            late: false,
            entries: [{ section: 'wins', text: 'Trade fair' }],
          },
        ],
        names: ['Ben Vogel'],
      }),
    ).state;
    expect(state.search.words).toEqual(
      expect.arrayContaining(['muller', 'straße', 'prices', 'call', 'contoso', 'fair', 'vogel']),
    );
    expect(new Set(state.search.people)).toEqual(new Set(['cem', 'dora', 'ben']));
    expect(state.search.departments).toEqual(['sales', 'marketing']);
    expect(state.search.customers).toEqual(['contoso']);
  });

  it('twice changes nothing; before the meeting it is refused', () => {
    const closed = decide(ended, close()).state;
    expect(decide(closed, close()).state).toBe(closed);
    for (const state of ['planned', 'open'] as const) {
      expect(refusalOf(() => decide(toMeeting({ state }), close()))).toEqual({
        code: 'wrong-state',
        record: 'meeting',
        state,
      });
    }
  });
});

describe('reopening', () => {
  const closed = decide(ended, close()).state;

  it('unlocks the latest meeting with a reason, and keeps the minutes that were sent', () => {
    const { state, events } = decide(closed, reopen());
    expect(state).toEqual({ ...closed, state: 'ended', reopenedBecause: 'A wrong name' });
    expect(events).toMatchObject([{ kind: 'meeting.reopened', data: { reason: 'A wrong name' } }]);
    const { minutes, reopenedBecause } = decide(state, close()).state;
    expect(minutes.map(({ version, reason }) => [version, reason])).toEqual([
      [1, ''],
      [2, 'A wrong name'],
    ]);
    expect(reopenedBecause).toBe('');
  });

  it('of an unlocked meeting changes nothing', () => {
    expect(decide(ended, reopen()).state).toBe(ended);
  });

  it('is refused for an earlier meeting, one that is not closed, and without a reason', () => {
    expect(refusalOf(() => decide(closed, reopen({ isLatest: false })))).toMatchObject({
      code: 'wrong-state',
      state: 'superseded',
    });
    expect(refusalOf(() => decide(toMeeting(), reopen()))).toMatchObject({
      code: 'wrong-state',
      state: 'open',
    });
    expect(refusalOf(() => decide(closed, reopen({ reason: '  ' })))).toEqual({
      code: 'invalid-input',
      fields: [{ path: 'reason', problem: 'required' }],
    });
  });
});

describe('what is read beforehand', () => {
  it('is every sent line that is neither to be discussed nor an ask', () => {
    const answers = { activities: 'Fair\nBudget?', asks: 'Leaflet', cares: 'Renewals' };
    expect(toReadBeforehand([toSentCheckIn(answers, { late: true })])).toEqual([
      {
        personId: 'cem',
        department: 'sales',
        late: true,
        entries: [
          { section: 'activities', text: 'Fair' },
          { section: 'cares', text: 'Renewals' },
        ],
      },
    ]);
  });

  it('leaves out drafts, skips, and people without such lines', () => {
    const draft = toCheckIn({ state: 'draft', answers: { wins: 'Not sent' } });
    expect(
      toReadBeforehand([draft, toCheckIn({ state: 'skipped' }), toSentCheckIn({ asks: 'Leaflet' })]),
    ).toEqual([]);
  });
});
