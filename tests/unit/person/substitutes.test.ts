import { describe, expect, it } from '@jest/globals';
import { findSubstitutes } from '../../../shared/person/substitutes.ts';
import type { SeriesPerson } from '../../../shared/series/series.ts';
import { toSeries } from '../../support/meeting-records.ts';

const toPerson = (personId: string, fields: Partial<SeriesPerson> = {}): SeriesPerson => ({
  personId,
  name: `${personId} name`,
  department: 'sales',
  role: 'member',
  acting: null,
  ...fields,
});
const ana = toPerson('ana');
const idsOf = (people: SeriesPerson[][]) =>
  findSubstitutes(
    people.map((of, at) => toSeries({ id: `series${at.toString()}`, people: of })),
    'ana',
  ).map(({ personId }) => personId);

describe('who can answer in a person’s place', () => {
  it('is of the same department, not a guest, and somebody else', () => {
    const others = [
      toPerson('cem'),
      toPerson('gast', { role: 'guest' }),
      toPerson('ben', { department: 'marketing' }),
    ];
    expect(idsOf([[ana, ...others]])).toEqual(['cem']);
  });

  it('is named once and by name, from all series of the person', () => {
    const there = toPerson('ana', { department: 'marketing' });
    const ben = toPerson('ben', { department: 'marketing' });
    expect(
      idsOf([
        [ana, toPerson('zoe'), toPerson('cem')],
        [there, ben, toPerson('eve')],
        [ana, toPerson('cem')],
      ]),
    ).toEqual(['ben', 'cem', 'zoe']);
  });

  it('is nobody for somebody who is in no series', () => {
    expect(idsOf([])).toEqual([]);
    expect(idsOf([[toPerson('cem')]])).toEqual([]);
  });
});
