import { describe, expect, it } from '@jest/globals';
import { decideSeries } from '../../../shared/series/commands.ts';
import {
  findPerson,
  nameOf,
  otherDepartment,
  representativesOf,
  requirePerson,
  toActor,
} from '../../../shared/series/people.ts';
import { refusalOf, toContext } from '../../support/builders.ts';
import { toSeries } from '../../support/meeting-records.ts';

const series = toSeries();

describe('decideSeries', () => {
  it('creates a series and says so', () => {
    const { state, events } = decideSeries(null, { kind: 'create', series }, toContext());
    expect(state).toBe(series);
    expect(events).toMatchObject([{ kind: 'series.created', by: 'system', data: { seriesId: 'series' } }]);
  });

  it('changes nothing when the series is there already', () => {
    const other = toSeries({ name: 'Another name' });
    const { state, events } = decideSeries(series, { kind: 'create', series: other }, toContext());
    expect(state).toBe(series);
    expect(events).toEqual([]);
  });
});

describe('people of a series', () => {
  it('act with the role and the department that the series gives them', () => {
    expect(toActor(series, 'dora')).toEqual({
      kind: 'person',
      personId: 'dora',
      role: 'representative',
      department: 'marketing',
    });
  });

  it('are found by id; somebody outside is told that there is no such series', () => {
    expect(findPerson(series, 'mallory')).toBeNull();
    expect(refusalOf(() => toActor(series, 'mallory'))).toEqual({ code: 'not-found', record: 'series' });
  });

  it('are required by the name of the field that names them', () => {
    expect(requirePerson(series, 'cem', 'ownerId').name).toBe('Cem Kaya');
    expect(refusalOf(() => requirePerson(series, 'mallory', 'ownerId'))).toEqual({
      code: 'invalid-input',
      fields: [{ path: 'ownerId', problem: 'unknown-person' }],
    });
  });

  it('are asked for updates when they are representatives, in the order of the series', () => {
    expect(representativesOf(series).map(({ personId }) => personId)).toEqual(['cem', 'dora']);
  });

  it('keep their id as name once they have left', () => {
    expect(nameOf(series, 'ben')).toBe('Ben Vogel');
    expect(nameOf(series, 'gone')).toBe('gone');
  });

  it.each([
    ['sales', 'marketing'],
    ['marketing', 'sales'],
    ['neither', null],
  ])('have another side: of %s it is %s', (own, other) => {
    expect(otherDepartment(series, own)?.id ?? null).toBe(other);
  });
});
