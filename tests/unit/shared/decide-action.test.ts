import { describe, expect, it } from '@jest/globals';
import type { Action } from '../../../shared/action/action.ts';
import {
  decideAction,
  type ActionCommand,
  type ActionEdit,
  type NewAction,
} from '../../../shared/action/commands.ts';
import {
  actors,
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
      history: [...action.history, { at: later, by: 'cem', change }],
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
