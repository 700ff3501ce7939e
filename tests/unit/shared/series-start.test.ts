import { describe, expect, it } from '@jest/globals';
import { decideSeries, type SeriesCommand } from '../../../shared/series/commands.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { Proposal } from '../../../shared/series/start-commands.ts';
import { actors, ana, kindsOf, now, refusalOf, toActor, toContext } from '../../support/builders.ts';
import { toSeries } from '../../support/meeting-records.ts';

const ben = toActor('chair', { personId: 'ben', department: 'marketing' });
const cem = toActor('representative', { personId: 'cem' });
const { id, tenantId, name, language, departments, people, schedule } = toSeries();
const base: Proposal = {
  id,
  home: 'channel',
  tenantId,
  name,
  language,
  departments,
  people,
  schedule,
  otherChairId: 'ben',
  commitment: ' We meet. We listen. We help. ',
};
const later = '2026-11-26T08:00:00.000Z';

const decide = (state: Series | null, command: SeriesCommand, actor = ana, at = now) =>
  decideSeries(state, command, toContext({ actor, now: at }));
const propose = (fields: Partial<Proposal> = {}) =>
  ({ kind: 'propose', proposal: { ...base, ...fields } }) as const;
const answer = (given: Extract<SeriesCommand, { kind: 'answer-start' }>['answer']) =>
  ({ kind: 'answer-start', answer: given }) as const;
const join = answer({ kind: 'join' });
const notNow = (reason = 'After the fair') => answer({ kind: 'not-now', reason });

const proposed = decide(null, propose()).state;
const active = decide(proposed, join, ben).state;
const declined = decide(proposed, notNow(), ben).state;

describe('proposing', () => {
  it('asks the other leader, with default settings and nothing active yet', () => {
    const { state, events } = decide(null, propose());
    expect(state).toMatchObject({ state: 'proposed', revision: 1, reminders: 1, createdAt: now, schedule });
    expect(state.start).toEqual({
      addedBy: 'ana',
      otherChairId: 'ben',
      commitment: 'We meet. We listen. We help.',
      answer: 'waiting',
      reason: '',
      askedAt: now,
      answeredAt: null,
    });
    expect(kindsOf(events)).toEqual(['series.proposed']);
  });

  it('the same again while nobody has answered changes nothing', () => {
    expect(decide(proposed, propose(), ana, later)).toEqual({ state: proposed, events: [] });
  });

  it('otherwise replaces the proposal and asks again', () => {
    const { state, events } = decide(proposed, propose({ name: 'Other name' }), ana, later);
    expect(state).toMatchObject({ name: 'Other name', revision: 2, createdAt: now });
    expect(state.start?.askedAt).toBe(later);
    expect(kindsOf(events)).toEqual(['series.proposed']);
    expect(decide(declined, propose(), ana, later).state.start).toMatchObject({ answer: 'waiting' });
  });

  it('what has begun stays', () => {
    expect(decide(active, propose({ name: 'Other' }))).toEqual({ state: active, events: [] });
  });

  it('belongs to the one who began it, and not to a series that nobody began by asking', () => {
    const wrongState = { code: 'wrong-state', record: 'series', state: 'proposed' };
    expect(refusalOf(() => decide(proposed, propose(), ben))).toEqual(wrongState);
    const unasked = toSeries({ state: 'proposed' });
    expect(refusalOf(() => decide(unasked, propose()))).toEqual(wrongState);
  });

  it.each<[Partial<Proposal>, string, string]>([
    [{ name: '  ' }, 'name', 'required'],
    [{ otherChairId: 'ana' }, 'otherChairId', 'same-person'],
    [{ otherChairId: 'mallory' }, 'otherChairId', 'unknown-person'],
    [{ otherChairId: 'cem' }, 'otherChairId', 'unknown-person'],
    [
      {
        departments: [
          { id: 'sales', name: 'S' },
          { id: 'law', name: 'L' },
        ],
      },
      'departments',
      'unknown-department',
    ],
    [{ people: people.filter(({ personId }) => personId !== 'ana') }, 'departments', 'unknown-department'],
    [{ commitment: ' ' }, 'commitment', 'required'],
    [{ commitment: 'x'.repeat(1001) }, 'commitment', 'too-long'],
  ])('is refused for %.60j', (fields, path, problem) => {
    expect(refusalOf(() => decide(null, propose(fields)))).toEqual({
      code: 'invalid-input',
      fields: [{ path, problem }],
    });
  });

  it('reads the zone as people write it, and names its field when there is none like it', () => {
    const { state } = decide(null, propose({ schedule: { ...schedule, zone: 'europe/berlin' } }));
    expect(state.schedule.zone).toBe('Europe/Berlin');
    const refusal = refusalOf(() => decide(null, propose({ schedule: { ...schedule, zone: 'Berln' } })));
    expect(refusal).toMatchObject({ fields: [{ path: 'schedule.zone', problem: 'unknown-zone' }] });
  });
});

describe('answering', () => {
  it('Join makes the series active with what was proposed', () => {
    const { state, events } = decide(proposed, join, ben, later);
    expect(state).toMatchObject({ state: 'active', revision: 2, edited: {}, changes: [], schedule });
    expect(state.start).toMatchObject({ answer: 'joined', answeredAt: later, reason: '' });
    expect(kindsOf(events)).toEqual(['series.joined']);
  });

  it('Join with other words and another time puts the change down', () => {
    const given = answer({
      kind: 'join',
      commitment: ' Ours. ',
      schedule: { time: '11:30', weekday: undefined },
    });
    const { state } = decide(proposed, given, ben);
    expect(state.schedule).toEqual({ ...schedule, time: '11:30' });
    expect(state.start?.commitment).toBe('Ours.');
    expect(state.changes).toMatchObject([{ by: 'ben', field: 'schedule' }]);
    const edit = {
      kind: 'edit',
      seenRevision: 1,
      edit: { schedule: { ...schedule, time: '09:00' } },
    } as const;
    expect(refusalOf(() => decide(state, edit)).code).toBe('edited-meanwhile');
  });

  it('Join is refused without words, and in a zone that is none', () => {
    const wordless = answer({ kind: 'join', commitment: ' ' });
    expect(refusalOf(() => decide(proposed, wordless, ben)).code).toBe('invalid-input');
    const nowhere = answer({ kind: 'join', schedule: { zone: 'Nowhere/Land' } });
    expect(refusalOf(() => decide(proposed, nowhere, ben)).code).toBe('invalid-input');
  });

  it('once joined, every further answer changes nothing', () => {
    expect(decide(active, join, ben)).toEqual({ state: active, events: [] });
    expect(decide(active, notNow(), ben)).toEqual({ state: active, events: [] });
  });

  it('"Not now" keeps the reason; the same again changes nothing, another reason does', () => {
    const { state, events } = decide(proposed, notNow(' After the fair '), ben);
    expect(state).toMatchObject({
      state: 'proposed',
      start: { answer: 'not-now', reason: 'After the fair' },
    });
    expect(kindsOf(events)).toEqual(['series.declined']);
    expect(decide(state, notNow(' After the fair'), ben, later)).toEqual({ state, events: [] });
    expect(decide(state, notNow('Never'), ben).state.start?.reason).toBe('Never');
    expect(refusalOf(() => decide(proposed, notNow('x'.repeat(281)), ben)).code).toBe('invalid-input');
  });

  it('after "Not now" one may still join', () => {
    expect(decide(declined, join, ben).state).toMatchObject({ state: 'active', start: { reason: '' } });
  });

  it('is for the other leader alone, and for what was asked', () => {
    for (const actor of [ana, cem, actors.chair as typeof ana]) {
      expect(refusalOf(() => decide(proposed, join, actor)).code).toBe('not-allowed');
    }
    expect(refusalOf(() => decide(toSeries(), join, ben))).toMatchObject({ code: 'wrong-state' });
    expect(refusalOf(() => decide(null, join, ben))).toEqual({ code: 'not-found', record: 'series' });
  });
});

describe('asking again', () => {
  const again = { kind: 'ask-again' } as const;

  it('after "Not now" waits for an answer anew', () => {
    const { state, events } = decide(declined, again, ana, later);
    expect(state.start).toMatchObject({ answer: 'waiting', reason: '', askedAt: later, answeredAt: null });
    expect(kindsOf(events)).toEqual(['series.proposed']);
    expect(decide(state, again)).toEqual({ state, events: [] });
  });

  it('is for the one who asked, and for what was asked', () => {
    expect(refusalOf(() => decide(declined, again, ben)).code).toBe('not-allowed');
    expect(decide(active, again).state).toBe(active);
    expect(refusalOf(() => decide(toSeries(), again)).code).toBe('wrong-state');
  });
});
