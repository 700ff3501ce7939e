import { describe, expect, it } from '@jest/globals';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { toOccurrenceTimes } from '../../../shared/series/schedule.ts';
import { ana, cem, kindsOf, now, refusalOf, toActor, toContext } from '../../support/builders.ts';
import { toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

const { schedule } = toSeries();
const decide = (state: Meeting | null, command: MeetingCommand, actor = cem) =>
  decideMeeting(state, command, toContext({ actor }));
const itemOf = (state: Meeting, id = 'item') => state.items.find((item) => item.id === id);
const item = toItem();
const meeting = toMeeting({ items: [item] });
const closed = toMeeting({ state: 'closed', items: [item] });

describe('planning', () => {
  const times = toOccurrenceTimes(schedule, '2026-11-26');
  const plan = { kind: 'plan', seriesId: 'series', meetingId: 'series.2026-11-26', times, schedule } as const;

  it('makes an empty meeting with its times', () => {
    const { state, events } = decideMeeting(null, plan, toContext());
    expect(state).toEqual(toMeeting({ state: 'planned' }));
    expect(kindsOf(events)).toEqual(['meeting.planned']);
  });

  it('of a planned meeting changes nothing', () => {
    expect(decideMeeting(meeting, plan, toContext())).toEqual({ state: meeting, events: [] });
  });
});

describe('the clock’s commands', () => {
  it('open a planned meeting once', () => {
    const { state, events } = decideMeeting(toMeeting({ state: 'planned' }), { kind: 'open' }, toContext());
    expect(state.state).toBe('open');
    expect(kindsOf(events)).toEqual(['meeting.opened']);
    expect(decideMeeting(state, { kind: 'open' }, toContext())).toEqual({ state, events: [] });
  });

  it('post the agenda of an opened meeting once', () => {
    const { state, events } = decideMeeting(meeting, { kind: 'post-agenda', mayOffer: false }, toContext());
    expect(state.agendaPostedAt).toBe(now);
    expect(kindsOf(events)).toEqual(['agenda.posted']);
    expect(decideMeeting(state, { kind: 'post-agenda', mayOffer: false }, toContext()).state).toBe(state);
  });

  it('post no agenda of a meeting that is not opened', () => {
    const planned = toMeeting({ state: 'planned' });
    expect(decideMeeting(planned, { kind: 'post-agenda', mayOffer: false }, toContext()).state).toBe(planned);
  });

  it('compose an agenda only while the meeting is open, and only say so when it changed', () => {
    const sources = { series: toSeries(), checkIns: [], carriedOver: [] };
    const first = decideMeeting(toMeeting(), { kind: 'compose', sources }, toContext());
    expect(kindsOf(first.events)).toEqual(['agenda.changed']);
    expect(decideMeeting(first.state, { kind: 'compose', sources }, toContext()).events).toEqual([]);
    for (const state of ['planned', 'running', 'ended', 'closed'] as const) {
      const other = toMeeting({ state });
      expect(decideMeeting(other, { kind: 'compose', sources }, toContext()).state).toBe(other);
    }
  });
});

describe('proposing an item', () => {
  const add = (fields: object = {}) =>
    ({
      kind: 'add-item',
      item: {
        title: ' Budget ',
        department: 'sales',
        presenterId: 'cem',
        customers: [],
        link: null,
        ...fields,
      },
    }) as MeetingCommand;

  it('puts it at the end of its section, with five minutes and its author', () => {
    const { state, events } = decide(meeting, add());
    expect(itemOf(state, 'id001')).toEqual(
      toItem({
        id: 'id001',
        title: 'Budget',
        rank: 3_000_001,
        origin: { kind: 'proposed', personId: 'cem', link: null },
      }),
    );
    expect(kindsOf(events)).toEqual(['agenda.changed']);
  });

  it('keeps minutes that were asked for when the agenda is composed again', () => {
    const { state } = decide(meeting, add({ plannedMinutes: 20, section: 'wins' }));
    const sources = { series: toSeries(), checkIns: [], carriedOver: [] };
    const composed = decideMeeting(
      state,
      { kind: 'compose', sources },
      toContext({ newId: () => 'x' }),
    ).state;
    expect(itemOf(composed, 'id001')).toMatchObject({ plannedMinutes: 20, section: 'wins' });
  });

  it('is late once the agenda was posted', () => {
    expect(itemOf(decide(toMeeting({ agendaPostedAt: now }), add()).state, 'id001')?.late).toBe(true);
  });

  it.each([
    ['', 'required'],
    [' \n ', 'required'],
    ['x'.repeat(301), 'too-long'],
  ])('is refused for the title %j', (title, problem) => {
    const fields = [{ path: 'title', problem }];
    expect(refusalOf(() => decide(meeting, add({ title })))).toEqual({ code: 'invalid-input', fields });
  });

  it('is refused when the agenda is full, and once the minutes are sent', () => {
    const items = Array.from({ length: 200 }, (_, at) => toItem({ id: at.toString() }));
    expect(refusalOf(() => decide(toMeeting({ items }), add()))).toEqual({ code: 'agenda-full', limit: 200 });
    expect(refusalOf(() => decide(closed, add())).code).toBe('wrong-state');
  });
});

describe('editing an item', () => {
  const edit = (fields: object, seenVersion = 1, itemId = 'item') =>
    ({ kind: 'edit-item', itemId, seenVersion, edit: fields }) as MeetingCommand;

  it('changes the given fields and remembers in which version', () => {
    const { state, events } = decide(meeting, edit({ title: ' New ', presenterId: null }));
    expect(itemOf(state)).toEqual({
      ...item,
      title: 'New',
      presenterId: null,
      version: 2,
      edited: { title: 2, presenterId: 2 },
    });
    expect(kindsOf(events)).toEqual(['agenda.changed']);
  });

  it('to what it is changes nothing, however old the version', () => {
    expect(decide(meeting, edit({ title: item.title, notes: '' }, 0)).state).toBe(meeting);
  });

  it('of another field than somebody else’s goes through', () => {
    const others = decide(meeting, edit({ notes: 'Theirs' })).state;
    expect(itemOf(decide(others, edit({ title: 'Mine' }, 1)).state)).toMatchObject({
      notes: 'Theirs',
      title: 'Mine',
    });
  });

  it('of the same field as somebody else’s is refused with both texts', () => {
    const others = decide(meeting, edit({ notes: 'Theirs' })).state;
    expect(refusalOf(() => decide(others, edit({ notes: 'Mine' }, 1)))).toEqual({
      code: 'edited-meanwhile',
      field: 'notes',
      current: 'Theirs',
      yours: 'Mine',
      version: 2,
    });
    expect(itemOf(decide(others, edit({ notes: 'Mine' }, 2)).state)?.notes).toBe('Mine');
  });

  it.each([
    [{ title: '  ' }, 'title', 'required'],
    [{ title: 'x'.repeat(301) }, 'title', 'too-long'],
    [{ notes: 'x'.repeat(20_001) }, 'notes', 'too-long'],
  ])('refuses %.40j', (fields, path, problem) => {
    expect(refusalOf(() => decide(meeting, edit(fields)))).toEqual({
      code: 'invalid-input',
      fields: [{ path, problem }],
    });
  });

  it('is refused for an unknown item and once the minutes are sent', () => {
    expect(refusalOf(() => decide(meeting, edit({ notes: 'x' }, 1, 'other')))).toEqual({
      code: 'not-found',
      record: 'agenda-item',
    });
    expect(refusalOf(() => decide(closed, edit({ notes: 'x' }))).code).toBe('wrong-state');
  });
});

describe('taking an item off', () => {
  const remove = (seenVersion = 1, itemId = 'item') =>
    ({ kind: 'remove-item', itemId, seenVersion }) as const;
  const dora = toActor('representative', { personId: 'dora', department: 'marketing' });

  it('is done by a chair, or by who proposed it', () => {
    expect(decide(meeting, remove(), ana).state.items).toEqual([]);
    expect(decide(meeting, remove(), cem).state.items).toEqual([]);
    expect(refusalOf(() => decide(meeting, remove(), dora)).code).toBe('not-allowed');
  });

  it.each([
    { notes: 'Said already' },
    { decisions: [{ id: 'd', text: 'Yes', at: now, by: 'ana' }] },
    { origin: { kind: 'check-in', entryId: 'e', personId: 'cem', section: 'asks' } as const },
  ])('is left to a chair for %j', (fields) => {
    const noted = toMeeting({ items: [toItem(fields)] });
    expect(refusalOf(() => decide(noted, remove(), cem)).code).toBe('not-allowed');
    expect(decide(noted, remove(), ana).state.items).toEqual([]);
  });

  it('that is off already changes nothing, even once the minutes are sent', () => {
    expect(decide(closed, remove(1, 'other')).state).toBe(closed);
  });

  it('is refused for a changed item, the current one, and once the minutes are sent', () => {
    const changed = toMeeting({ items: [toItem({ version: 2 })] });
    expect(refusalOf(() => decide(changed, remove(1), ana))).toMatchObject({
      code: 'edited-meanwhile',
      field: 'item',
      version: 2,
    });
    const current = toMeeting({ state: 'running', items: [item], current: { itemId: 'item', since: now } });
    expect(refusalOf(() => decide(current, remove(), ana))).toMatchObject({
      code: 'wrong-state',
      state: 'current',
    });
    expect(refusalOf(() => decide(closed, remove(), ana)).code).toBe('wrong-state');
  });
});

describe('decisions under an item', () => {
  const decision = { id: 'id001', text: 'We go ahead', at: now, by: 'cem' };
  const record = { kind: 'decide', itemId: 'item', text: ' We go ahead ' } as const;

  it('are recorded and taken back', () => {
    const { state } = decide(meeting, record);
    expect(itemOf(state)).toEqual({ ...item, version: 2, decisions: [decision] });
    const undecide = { kind: 'undecide', itemId: 'item', decisionId: 'id001' } as const;
    const undone = decide(state, undecide).state;
    expect(itemOf(undone)).toEqual({ ...item, version: 3 });
    expect(decide(undone, undecide).state).toBe(undone);
  });

  it('are at most 100; the one after them is told so', () => {
    const decisions = Array.from({ length: 100 }, (_, at) => ({ ...decision, id: `d${at.toString()}` }));
    const full = toMeeting({ items: [toItem({ decisions })] });
    const refused = { fields: [{ path: 'text', problem: 'too-many' }] };
    expect(refusalOf(() => decide(full, record))).toMatchObject({ code: 'invalid-input', ...refused });
  });

  it('are refused when empty or too long, and once the minutes are sent', () => {
    expect(refusalOf(() => decide(meeting, { ...record, text: ' ' })).code).toBe('invalid-input');
    expect(refusalOf(() => decide(meeting, { ...record, text: 'x'.repeat(1001) })).code).toBe(
      'invalid-input',
    );
    expect(refusalOf(() => decide(closed, record)).code).toBe('wrong-state');
    expect(refusalOf(() => decide(closed, { kind: 'undecide', itemId: 'item', decisionId: 'd' })).code).toBe(
      'wrong-state',
    );
  });
});
