import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '../../../shared/core/actor.ts';
import { decideSeries, type SeriesCommand } from '../../../shared/series/commands.ts';
import { chairsOf, findPerson, representativesOf } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import { actors, ana, kindsOf, refusalOf, toActor, toContext } from '../../support/builders.ts';
import { toPerson, toSeries } from '../../support/meeting-records.ts';

const eva = toPerson({ personId: 'eva', department: 'neither' });
const gil = toPerson({ personId: 'gil', department: 'neither', role: 'guest' });
const series = toSeries({ people: [...toSeries().people, eva, gil] });
const self = (personId: string, role: PersonActor['role'] = 'member') =>
  toActor(role, { personId, department: 'neither' });

const decide = (state: Series, command: SeriesCommand, actor: PersonActor | typeof actors.system = ana) =>
  decideSeries(state, command, toContext({ actor }));
const set = (personId: string, edit: { department?: string; role?: PersonActor['role'] }) =>
  ({ kind: 'set-person', personId, edit }) as const;
const act = (personId: string, until = '2026-12-04') => ({ kind: 'set-acting', personId, until }) as const;
const end = (personId: string) => ({ kind: 'end-acting', personId }) as const;
const acting = decide(series, act('cem')).state;
const problemOf = (call: () => unknown) =>
  (refusalOf(call)['fields'] as { path: string; problem: string }[] | undefined)?.[0];

describe('what somebody is', () => {
  it('a chair says, and it is put down', () => {
    const { state, events } = decide(series, set('eva', { department: 'marketing', role: 'representative' }));
    expect(findPerson(state, 'eva')).toMatchObject({ department: 'marketing', role: 'representative' });
    expect(state).toMatchObject({ revision: 2 });
    expect(state.changes).toMatchObject([
      { by: 'ana', field: 'people.eva', before: 'neither, member', after: 'marketing, representative' },
    ]);
    expect(kindsOf(events)).toEqual(['series.people-changed']);
  });

  it('to what it is changes nothing', () => {
    expect(decide(series, set('cem', { department: 'sales', role: 'representative' })).state).toBe(series);
    expect(decide(series, set('cem', {})).state).toBe(series);
  });

  it('everybody but guests chooses their department once', () => {
    const chosen = decide(series, set('eva', { department: 'sales' }), self('eva')).state;
    expect(findPerson(chosen, 'eva')?.department).toBe('sales');
    const again = () => decide(chosen, set('eva', { department: 'marketing' }), self('eva'));
    expect(refusalOf(again).code).toBe('not-allowed');
    const guest = () => decide(series, set('gil', { department: 'sales' }), self('gil', 'guest'));
    expect(refusalOf(guest).code).toBe('not-allowed');
  });

  it('nobody but a chair gives a role, or says anything of others', () => {
    const promoted = () => decide(series, set('eva', { department: 'sales', role: 'chair' }), self('eva'));
    expect(refusalOf(promoted).code).toBe('not-allowed');
    const ofOthers = () => decide(series, set('eva', { department: 'sales' }), self('cem', 'representative'));
    expect(refusalOf(ofOthers).code).toBe('not-allowed');
  });

  it.each<[string, Parameters<typeof set>[1], string, string]>([
    ['mallory', { role: 'member' }, 'personId', 'unknown-person'],
    ['eva', { department: 'law' }, 'department', 'unknown-department'],
    ['ana', { department: 'neither' }, 'department', 'required'],
    ['cem', { role: 'chair' }, 'role', 'second-chair'],
    ['eva', { department: 'sales', role: 'chair' }, 'role', 'second-chair'],
    ['ana', { role: 'member' }, 'role', 'last-chair'],
    ['ana', { department: 'marketing' }, 'role', 'last-chair'],
  ])('%s: %j is refused', (personId, wanted, path, problem) => {
    expect(problemOf(() => decide(series, set(personId, wanted)))).toEqual({ path, problem });
  });

  it('a department without a chair gets its first', () => {
    const people = series.people.filter(({ personId }) => personId !== 'ana');
    const { state } = decide({ ...series, people }, set('cem', { role: 'chair' }));
    expect(chairsOf(state).map(({ personId }) => personId)).toEqual(['ben', 'cem']);
  });
});

describe('people of the channel', () => {
  it('are taken in once, and those who are in stay as they are', () => {
    const finn = toPerson({ personId: 'finn' });
    const added = [finn, finn, toPerson({ personId: 'ana', role: 'guest' })];
    const { state, events } = decide(series, { kind: 'add-people', people: added });
    expect(state.people).toEqual([...series.people, finn]);
    expect(kindsOf(events)).toEqual(['series.people-changed']);
    expect(decide(state, { kind: 'add-people', people: added })).toEqual({ state, events: [] });
  });

  it('are taken in by chairs and by the roster', () => {
    const command = { kind: 'add-people', people: [toPerson({ personId: 'finn' })] } as const;
    expect(refusalOf(() => decide(series, command, self('eva'))).code).toBe('not-allowed');
    expect(decide(series, command, actors.system).events).toHaveLength(1);
  });
});

describe('standing in for a chair', () => {
  it('makes somebody a chair until a date, and is told with that date', () => {
    const { state, events } = decide(series, act('cem'));
    expect(findPerson(state, 'cem')).toMatchObject({
      role: 'chair',
      acting: { until: '2026-12-04', role: 'representative' },
    });
    expect(kindsOf(events)).toEqual(['series.people-changed', 'series.acting-set']);
    expect(events[1]?.data).toEqual({ seriesId: 'series', personId: 'cem', until: '2026-12-04' });
    expect(state.changes[0]?.after).toBe('sales, chair, 2026-12-04');
  });

  it('leaves a representative to be asked for the update', () => {
    expect(representativesOf(acting).map(({ personId }) => personId)).toEqual(['cem', 'dora']);
    expect(chairsOf(acting).map(({ personId }) => personId)).toEqual(['ana', 'ben', 'cem']);
  });

  it('can be lengthened, and remembers what the person was', () => {
    const { state } = decide(acting, act('cem', '2026-12-18'));
    expect(findPerson(state, 'cem')?.acting).toEqual({ until: '2026-12-18', role: 'representative' });
    expect(decide(state, act('cem', '2026-12-18'))).toEqual({ state, events: [] });
  });

  it('ends with what the person was, once', () => {
    const { state } = decide(acting, end('cem'), actors.system);
    expect(state.people).toEqual(series.people);
    expect(decide(state, end('cem'))).toEqual({ state, events: [] });
    expect(decide(state, end('mallory')).state).toBe(state);
  });

  it('may be until today, where the series is', () => {
    // 00:30 on the 26th in Berlin.
    const at = { ...toContext({ actor: ana }), now: '2026-11-25T23:30:00.000Z' };
    expect(problemOf(() => decideSeries(series, act('cem', '2026-11-25'), at))).toEqual({
      path: 'until',
      problem: 'out-of-range',
    });
    expect(decideSeries(series, act('cem', '2026-11-26'), at).events).toHaveLength(2);
  });

  it.each([
    ['mallory', 'unknown-person'],
    ['eva', 'unknown-person'],
    ['gil', 'unknown-person'],
  ])('is refused for %s', (personId, problem) => {
    expect(problemOf(() => decide(series, act(personId)))).toEqual({ path: 'personId', problem });
  });

  it('is refused for a chair, and by everybody else than a chair', () => {
    expect(refusalOf(() => decide(series, act('ana')))).toMatchObject({
      code: 'wrong-state',
      state: 'chair',
    });
    for (const actor of [actors.representative, actors.member, actors.guest] as PersonActor[]) {
      expect(refusalOf(() => decide(series, act('cem'), actor)).code).toBe('not-allowed');
      expect(refusalOf(() => decide(acting, end('cem'), actor)).code).toBe('not-allowed');
    }
  });

  it('ends when the person is given another role or department, but not when nothing is said of them', () => {
    const made = decide(acting, set('cem', { role: 'representative' })).state;
    expect(findPerson(made, 'cem')).toMatchObject({ role: 'representative', acting: null });
    const moved = decide(acting, set('cem', { department: 'marketing' })).state;
    expect(findPerson(moved, 'cem')).toMatchObject({ role: 'representative', department: 'marketing' });
    expect(decide(acting, set('cem', { department: 'sales' })).state).toBe(acting);
  });

  it('does not make a second chair', () => {
    expect(problemOf(() => decide(acting, set('cem', { role: 'chair' })))?.problem).toBe('second-chair');
  });
});

describe('succession', () => {
  const left = decide(acting, set('ana', { role: 'member' })).state;
  const ben = toActor('chair', { personId: 'ben', department: 'marketing' });

  it('a chair may leave once somebody stands in, who may then become the chair', () => {
    expect(findPerson(left, 'ana')?.role).toBe('member');
    const { state } = decide(left, set('cem', { role: 'chair' }), ben);
    expect(findPerson(state, 'cem')).toMatchObject({ role: 'chair', acting: null });
  });

  it('when the time is over, whoever stands in stays', () => {
    const { state } = decide(left, end('cem'), actors.system);
    expect(findPerson(state, 'cem')).toMatchObject({ role: 'chair', acting: null });
  });

  it('nobody takes the last one away', () => {
    expect(problemOf(() => decide(left, end('cem'), ben))?.problem).toBe('last-chair');
    expect(problemOf(() => decide(left, set('cem', { role: 'member' }), ben))?.problem).toBe('last-chair');
    expect(problemOf(() => decide(left, set('cem', { department: 'marketing' }), ben))?.problem).toBe(
      'last-chair',
    );
  });
});
