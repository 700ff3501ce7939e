import { describe, expect, it } from '@jest/globals';
import { toUpdate } from '../../../bot/db/to-update.ts';

const one = (id: string, text = '') => ({ id, text });

describe('the update from one state to the next', () => {
  it.each<[string, object, object, object]>([
    ['is empty when nothing changed', { a: [one('x')] }, { a: [one('x')] }, {}],
    ['sets changed fields', { a: 1, b: { c: 1 } }, { a: 2, b: { c: 1 } }, { $set: { a: 2 } }],
    [
      'sets new fields and takes missing ones away',
      { a: 1 },
      { b: 1 },
      { $set: { b: 1 }, $unset: { a: '' } },
    ],
    [
      'appends new elements',
      { a: [one('x')] },
      { a: [one('x'), one('y')] },
      { $push: { a: { $each: [one('y')] } } },
    ],
    ['fills an empty list', { a: [] }, { a: [one('x')] }, { $push: { a: { $each: [one('x')] } } }],
    [
      'takes removed elements out',
      { a: [one('x'), one('y')] },
      { a: [one('y')] },
      { $pull: { a: { id: { $in: ['x'] } } } },
    ],
    [
      'writes the list when the order changed',
      { a: [one('x'), one('y')] },
      { a: [one('y'), one('x')] },
      { $set: { a: [one('y'), one('x')] } },
    ],
    [
      'writes the list when an element comes first',
      { a: [one('x')] },
      { a: [one('y'), one('x')] },
      { $set: { a: [one('y'), one('x')] } },
    ],
    [
      'writes the list when elements come and change at once',
      { a: [one('x')] },
      { a: [one('x', 'z'), one('y')] },
      { $set: { a: [one('x', 'z'), one('y')] } },
    ],
    ['writes lists of other things', { a: [1, 2] }, { a: [1] }, { $set: { a: [1] } }],
  ])('%s', (_, before, after, expected) => {
    expect(toUpdate({ ...before }, { ...after })).toEqual({ update: expected, arrayFilters: [] });
  });

  it('writes only the elements that changed', () => {
    const before = { items: [one('x'), one('y'), one('z')] };
    const after = { items: [one('x', 'new'), before.items[1], one('z', 'too')] };
    expect(toUpdate(before, after)).toEqual({
      update: { $set: { 'items.$[e0]': one('x', 'new'), 'items.$[e1]': one('z', 'too') } },
      arrayFilters: [{ 'e0.id': 'x' }, { 'e1.id': 'z' }],
    });
  });
});
