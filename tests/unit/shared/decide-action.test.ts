import { describe, expect, it } from '@jest/globals';
import type { Action } from '../../../shared/action/action.ts';
import {
  decideAction,
  type ActionCommand,
  type ActionEdit,
  type NewAction,
  type Settlement,
} from '../../../shared/action/commands.ts';
import { isOverdue, isToSettle } from '../../../shared/action/overdue.ts';
import type { Actor } from '../../../shared/core/actor.ts';
import {
  actors,
  ana,
  cem,
  kindsOf,
  now,
  refusalOf,
  toActor,
  toAction,
  toContext,
} from '../../support/builders.ts';

const newAction: NewAction = {
  id: 'action',
  seriesId: 'series',
  text: ' Send the price list ',
  owner: { personId: 'cem', department: 'sales' },
  dueOn: null,
  source: { kind: 'direct' },
};
const later = '2026-11-26T10:00:00.000Z';
const action = toAction();

const decide = (state: Action | null, command: ActionCommand) =>
  decideAction(state, command, toContext({ actor: cem, now: later }));
const edit = (state: Action, wanted: ActionEdit) => decide(state, { kind: 'edit', edit: wanted });
const create = (fields: Partial<NewAction> = {}) =>
  ({ kind: 'create', action: { ...newAction, ...fields } }) as const;

describe('capturing an action', () => {
  it('trims its text and opens it with the first line of its history', () => {
    const { state, events } = decideAction(null, create(), toContext({ actor: cem }));
    expect(state).toEqual(action);
    expect(events).toMatchObject([
      { kind: 'action.created', by: 'cem', at: now, data: { actionId: 'action', meetingId: null } },
    ]);
  });

  it('names the meeting where it came up', () => {
    const source = { kind: 'meeting', meetingId: 'series.2026-11-26', itemId: null } as const;
    const [event] = decide(null, create({ source })).events;
    expect(event?.data.meetingId).toBe('series.2026-11-26');
  });

  it('twice changes nothing', () => {
    expect(decide(action, create({ text: 'Another' }))).toEqual({ state: action, events: [] });
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['x'.repeat(501), 'too-long'],
  ])('is refused for the text %j', (text, problem) => {
    const fields = [{ path: 'text', problem }];
    expect(refusalOf(() => decide(null, create({ text })))).toEqual({ code: 'invalid-input', fields });
  });
});

describe('changing an action', () => {
  it.each<[ActionEdit, Partial<Action>, string]>([
    [{ text: 'Mail it' }, { text: 'Mail it' }, 'text'],
    [
      { owner: { personId: 'dora', department: 'marketing' } },
      { ownerId: 'dora', department: 'marketing' },
      'owner',
    ],
    [{ dueOn: '2026-12-01' }, { dueOn: '2026-12-01' }, 'due'],
    [{ state: 'done' }, { state: 'done', doneAt: later }, 'done'],
  ])('%j is stored and put down in its history', (wanted, fields, change) => {
    const { state, events } = edit(action, wanted);
    expect(state).toEqual({
      ...action,
      ...fields,
      history: [...action.history, { at: later, by: 'cem', change, note: '' }],
    });
    expect(kindsOf(events)).toEqual(['action.changed']);
  });

  it('takes a due date away', () => {
    expect(edit(toAction({ dueOn: '2026-12-01' }), { dueOn: null }).state.dueOn).toBeNull();
  });

  it('opens a done action again', () => {
    const { state } = edit(toAction({ state: 'done', doneAt: now }), { state: 'open' });
    expect(state).toMatchObject({ state: 'open', doneAt: null });
    expect(state.history.at(-1)?.change).toBe('reopened');
  });

  it('keeps the time at which it was done when something else changes', () => {
    expect(edit(toAction({ state: 'done', doneAt: now }), { text: 'Other words' }).state.doneAt).toBe(now);
  });

  it('to what it is changes nothing', () => {
    const same = {
      text: action.text,
      owner: { personId: 'cem', department: 'sales' },
      dueOn: null,
      state: 'open',
    } as const;
    expect(edit(action, same)).toEqual({ state: action, events: [] });
    expect(edit(action, {}).state).toBe(action);
  });

  it('is refused for an empty text', () => {
    expect(refusalOf(() => edit(action, { text: ' ' })).code).toBe('invalid-input');
  });

  it('keeps the latest 500 lines of the history', () => {
    const history = Array.from({ length: 500 }, () => ({
      at: now,
      by: 'cem',
      change: 'text' as const,
      note: '',
    }));
    const { state } = edit(toAction({ history }), { state: 'done' });
    expect(state.history).toHaveLength(500);
    expect(state.history.at(-1)?.change).toBe('done');
  });

  it('that does not exist is refused', () => {
    expect(refusalOf(() => decide(null, { kind: 'edit', edit: {} }))).toEqual({
      code: 'not-found',
      record: 'action',
    });
  });
});

describe('settling an action', () => {
  const late = toAction({ dueOn: '2026-11-10' });
  const settle = (state: Action, settlement: Settlement, actor: Actor = ana) =>
    decideAction(state, { kind: 'settle', settlement }, toContext({ actor, now: later }));
  const dora = { personId: 'dora', department: 'marketing' };
  const changesOf = ({ history }: Action) => history.slice(1).map(({ change, note }) => [change, note]);

  it.each<[Settlement, Partial<Action>, string[][]]>([
    [{ how: 'decide', note: ' Keep it ', dueOn: null }, {}, [['decided', 'Keep it']]],
    [
      { how: 'decide', note: 'Later', dueOn: '2026-12-10' },
      { dueOn: '2026-12-10' },
      [
        ['decided', 'Later'],
        ['due', ''],
      ],
    ],
    [
      { how: 'delegate', note: '', owner: dora, dueOn: null },
      { ownerId: 'dora', department: 'marketing' },
      [
        ['decided', ''],
        ['owner', ''],
      ],
    ],
    [{ how: 'drop', note: 'Too late' }, { state: 'dropped' }, [['dropped', 'Too late']]],
  ])('%j stands in its history', (settlement, fields, lines) => {
    const { state, events } = settle(late, settlement);
    expect(state).toMatchObject({ ...late, ...fields, history: state.history });
    expect(changesOf(state)).toEqual(lines);
    expect(kindsOf(events)).toEqual(['action.changed']);
    expect(settle(state, settlement)).toEqual({ state, events: [] });
  });

  it('again in other words is another line', () => {
    const once = settle(late, { how: 'decide', note: 'Keep it', dueOn: null }).state;
    const { state } = settle(once, { how: 'decide', note: 'Still', dueOn: null });
    expect(changesOf(state)).toEqual([
      ['decided', 'Keep it'],
      ['decided', 'Still'],
    ]);
  });

  it('of what is done or dropped changes nothing', () => {
    for (const state of [toAction({ state: 'done' }), toAction({ state: 'dropped' })]) {
      expect(settle(state, { how: 'drop', note: '' })).toEqual({ state, events: [] });
    }
  });

  it('what was dropped was not done, whatever is changed of it later', () => {
    const dropped = settle(late, { how: 'drop', note: 'Too late' }).state;
    expect(edit(dropped, { text: 'Other words' }).state).toMatchObject({ state: 'dropped', doneAt: null });
    expect(edit(dropped, { state: 'open' }).state.history.at(-1)?.change).toBe('reopened');
  });

  it.each<[Settlement, string]>([
    [{ how: 'decide', note: ' ', dueOn: null }, 'required'],
    [{ how: 'drop', note: '' }, 'required'],
    [{ how: 'delegate', note: 'x'.repeat(1001), owner: dora, dueOn: null }, 'too-long'],
  ])('is refused for %.50j', (settlement, problem) => {
    expect(refusalOf(() => settle(late, settlement))).toMatchObject({ fields: [{ path: 'note', problem }] });
  });

  it('is for chairs, not even for its owner', () => {
    for (const actor of [cem, actors.member, actors.guest]) {
      expect(refusalOf(() => settle(late, { how: 'drop', note: 'x' }, actor)).code).toBe('not-allowed');
    }
  });
});

describe('overdue', () => {
  it.each([
    ['2026-11-10', '2026-11-10', false, false],
    ['2026-11-10', '2026-11-11', true, false],
    ['2026-11-10', '2026-11-17', true, false],
    ['2026-11-10', '2026-11-18', true, true],
    [null, '2026-11-18', false, false],
  ])('due on %s, on %s: overdue %s, to be settled %s', (dueOn, today, overdue, toSettle) => {
    expect(isOverdue(toAction({ dueOn }), today)).toBe(overdue);
    expect(isToSettle(toAction({ dueOn }), today)).toBe(toSettle);
  });

  it.each(['done', 'dropped'] as const)('never when %s', (state) => {
    expect(isToSettle(toAction({ state, dueOn: '2020-01-01' }), '2026-11-18')).toBe(false);
  });
});

describe('who may do what with an action', () => {
  const mayNot = ['guest'];

  it.each(Object.keys(actors) as (keyof typeof actors)[])('%s', (name) => {
    const context = toContext({ actor: actors[name] });
    const created = () => decideAction(null, create(), context).state.text;
    const edited = () => decideAction(action, { kind: 'edit', edit: { text: 'Other' } }, context).state.text;
    if (mayNot.includes(name)) {
      expect(refusalOf(created).code).toBe('not-allowed');
      expect(refusalOf(edited).code).toBe('not-allowed');
    } else {
      expect(created()).toBe('Send the price list');
      expect(edited()).toBe('Other');
    }
  });

  it('a guest may change the own action', () => {
    const actor = toActor('guest', { personId: 'cem' });
    const { state } = decideAction(action, { kind: 'edit', edit: { state: 'done' } }, toContext({ actor }));
    expect(state.state).toBe('done');
  });
});
