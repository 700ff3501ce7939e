import { describe, expect, it } from '@jest/globals';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { ana, kindsOf, now, refusalOf, toContext } from '../../support/builders.ts';
import { toItem, toMeeting } from '../../support/meeting-records.ts';

const start = '2026-11-26T09:00:00.000Z';
const threeMinutesOn = '2026-11-26T09:03:00.000Z';
const items = [toItem({ id: 'a', rank: 1 }), toItem({ id: 'b', rank: 2 }), toItem({ id: 'c', rank: 3 })];
const open = toMeeting({ items });
const running = toMeeting({
  items,
  state: 'running',
  startedAt: start,
  current: { itemId: 'a', since: start },
});

const decide = (state: Meeting, command: MeetingCommand, at = threeMinutesOn) =>
  decideMeeting(state, command, toContext({ actor: ana, now: at }));
const outcomes = (state: Meeting) => Object.fromEntries(state.items.map(({ id, outcome }) => [id, outcome]));
const inState = (state: Meeting['state']) => toMeeting({ items, state });

describe('starting', () => {
  it('begins with the first open item in order', () => {
    const mixed = toMeeting({
      items: [
        toItem({ id: 'z', rank: 5 }),
        toItem({ id: 'y', rank: 4 }),
        toItem({ id: 'x', rank: 1, outcome: 'deferred' }),
      ],
    });
    const { state, events } = decide(mixed, { kind: 'start' }, start);
    expect(state).toMatchObject({
      state: 'running',
      startedAt: start,
      current: { itemId: 'y', since: start },
    });
    expect(kindsOf(events)).toEqual(['meeting.started']);
  });

  it('works with an empty agenda', () => {
    expect(decide(toMeeting(), { kind: 'start' }).state).toMatchObject({ state: 'running', current: null });
  });

  it('twice changes nothing; from any other state it is refused', () => {
    expect(decide(running, { kind: 'start' }).state).toBe(running);
    for (const state of ['planned', 'ended', 'closed'] as const) {
      expect(refusalOf(() => decide(inState(state), { kind: 'start' }))).toEqual({
        code: 'wrong-state',
        record: 'meeting',
        state,
      });
    }
  });
});

describe('going on', () => {
  it('to the next open item counts the time of the one before and settles it', () => {
    const { state, events } = decide(running, { kind: 'next' });
    expect(state.current).toEqual({ itemId: 'b', since: threeMinutesOn });
    expect(state.items[0]).toMatchObject({ outcome: 'discussed', usedSeconds: 180, version: 2 });
    expect(kindsOf(events)).toEqual(['meeting.moved-on']);
  });

  it('to a named item opens it again if it was settled, and leaves the other one open', () => {
    const atB = decide(running, { kind: 'next' }).state;
    const backAtA = decide(atB, { kind: 'next', to: 'a' }).state;
    expect(backAtA.current?.itemId).toBe('a');
    expect(outcomes(backAtA)).toEqual({ a: 'open', b: 'open', c: 'open' });
  });

  it('after jumping ahead comes back to what was left out', () => {
    const atC = decide(running, { kind: 'next', to: 'c' }).state;
    expect(atC.items[0]).toMatchObject({ outcome: 'open', usedSeconds: 180 });
    expect(decide(atC, { kind: 'next' }).state.current?.itemId).toBe('a');
  });

  it('behind the last item leaves none current; once more changes nothing', () => {
    const last = { ...running, items: items.slice(0, 1) };
    const { state } = decide(last, { kind: 'next' });
    expect(state.current).toBeNull();
    expect(decide(state, { kind: 'next' })).toEqual({ state, events: [] });
  });

  it('finds an item that was added after the last one', () => {
    const state = { ...running, current: null };
    expect(decide(state, { kind: 'next' }).state.current?.itemId).toBe('a');
  });

  it('pressed by two people on the same item moves on once', () => {
    const once = decide(running, { kind: 'next', from: 'a' }).state;
    expect(decide(once, { kind: 'next', from: 'a' }).state).toBe(once);
    expect(decide(once, { kind: 'next', to: 'b' }).state).toBe(once);
  });

  it('never counts time backwards', () => {
    expect(decide(running, { kind: 'next' }, now).state.items[0]?.usedSeconds).toBe(0);
  });

  it('to an unknown item, or when the meeting does not run, is refused', () => {
    expect(refusalOf(() => decide(running, { kind: 'next', to: 'x' })).code).toBe('not-found');
    expect(refusalOf(() => decide(open, { kind: 'next' }))).toMatchObject({
      code: 'wrong-state',
      state: 'open',
    });
  });
});

describe('settling an item', () => {
  it.each([
    ['discuss', 'discussed'],
    ['defer', 'deferred'],
    ['park', 'parked'],
  ] as const)('%s: the current one is %s and the next one begins', (kind, outcome) => {
    const { state, events } = decide(running, { kind });
    expect(state.items[0]).toMatchObject({ outcome, usedSeconds: 180 });
    expect(state.current?.itemId).toBe('b');
    expect(kindsOf(events)).toEqual(
      kind === 'park' ? ['meeting.moved-on', 'item.parked'] : ['meeting.moved-on'],
    );
  });

  it('leaves the current item alone when another one is settled', () => {
    const { state, events } = decide(running, { kind: 'defer', itemId: 'c' });
    expect(state.current).toEqual(running.current);
    expect(outcomes(state)).toEqual({ a: 'open', b: 'open', c: 'deferred' });
    expect(kindsOf(events)).toEqual(['agenda.changed']);
  });

  it('of the last open item leaves none current', () => {
    expect(decide({ ...running, items: items.slice(0, 1) }, { kind: 'defer' }).state.current).toBeNull();
  });

  it('tells the parking lot what was parked', () => {
    const { events } = decide(running, { kind: 'park', itemId: 'b' });
    expect(events.at(-1)).toMatchObject({
      kind: 'item.parked',
      data: { itemId: 'b', title: 'Price list for Contoso', department: 'sales', meetingId: open.id },
    });
  });

  it('as it is settled already, or without a current item, changes nothing', () => {
    const deferred = decide(running, { kind: 'defer', itemId: 'c' }).state;
    expect(decide(deferred, { kind: 'defer', itemId: 'c' }).state).toBe(deferred);
    const none = { ...running, current: null };
    expect(decide(none, { kind: 'discuss' }).state).toBe(none);
  });

  it('is refused when the meeting does not run, and for an unknown item', () => {
    expect(refusalOf(() => decide(open, { kind: 'park' })).code).toBe('wrong-state');
    expect(refusalOf(() => decide(running, { kind: 'park', itemId: 'x' })).code).toBe('not-found');
  });
});

describe('extending an item', () => {
  it('adds minutes to the current one, to at most eight hours, and holds them fast', () => {
    const { state } = decide(running, { kind: 'extend', minutes: 5 });
    expect(state.items[0]).toMatchObject({ plannedMinutes: 10, version: 2, edited: { plannedMinutes: 2 } });
    const long = { ...running, items: [toItem({ id: 'a', plannedMinutes: 470 })] };
    expect(decide(long, { kind: 'extend', minutes: 60 }).state.items[0]?.plannedMinutes).toBe(480);
  });

  it('adds minutes to a named one; without any it changes nothing', () => {
    expect(decide(running, { kind: 'extend', itemId: 'c', minutes: 1 }).state.items[2]?.plannedMinutes).toBe(
      6,
    );
    const none = { ...running, current: null };
    expect(decide(none, { kind: 'extend', minutes: 1 }).state).toBe(none);
  });

  it('is refused when the meeting does not run', () => {
    expect(refusalOf(() => decide(open, { kind: 'extend', minutes: 1 })).code).toBe('wrong-state');
  });
});

describe('ending', () => {
  it('settles the current item and stops the clock', () => {
    const { state, events } = decide(running, { kind: 'end' });
    expect(state).toMatchObject({ state: 'ended', endedAt: threeMinutesOn, current: null });
    expect(state.items[0]).toMatchObject({ outcome: 'discussed', usedSeconds: 180 });
    expect(kindsOf(events)).toEqual(['meeting.ended']);
  });

  it('twice changes nothing; from any other state it is refused', () => {
    const ended = inState('ended');
    expect(decide(ended, { kind: 'end' }).state).toBe(ended);
    for (const state of ['planned', 'open', 'closed'] as const) {
      expect(refusalOf(() => decide(inState(state), { kind: 'end' })).code).toBe('wrong-state');
    }
  });
});

it('refuses every command but planning for a meeting that does not exist', () => {
  expect(refusalOf(() => decideMeeting(null, { kind: 'start' }, toContext()))).toEqual({
    code: 'not-found',
    record: 'meeting',
  });
});
