import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toCustomerKey } from '../../../shared/core/customers.ts';
import { toPairs, type PairableItem } from '../../../shared/meeting/pairs.ts';

function item(id: string, department: string | null, customers: readonly string[]): PairableItem {
  return { id, department, customers, outcome: 'open' };
}

describe('pairs of an agenda', () => {
  it('are items of two departments about one customer, named as the first names it', () => {
    const items = [item('a', 'sales', ['Contoso GmbH']), item('b', 'marketing', ['CONTOSO'])];
    expect(toPairs(items)).toEqual([{ customer: 'Contoso GmbH', itemIds: ['a', 'b'] }]);
  });

  it.each([
    ['of one department', [item('a', 'sales', ['Contoso']), item('b', 'sales', ['Contoso'])]],
    ['without a department', [item('a', null, ['Contoso']), item('b', 'sales', ['Contoso'])]],
    ['about other customers', [item('a', 'sales', ['Contoso']), item('b', 'marketing', ['Fabrikam'])]],
    ['about no customer', [item('a', 'sales', []), item('b', 'marketing', [])]],
    ['whose customers have no letters', [item('a', 'sales', ['!']), item('b', 'marketing', ['?'])]],
    ['alone', [item('a', 'sales', ['Contoso'])]],
    ['that do not exist', []],
  ])('are not made of items %s', (_, items) => {
    expect(toPairs(items)).toEqual([]);
  });

  it.each(['discussed', 'deferred', 'parked'] as const)('are not made of items that are %s', (outcome) => {
    const settled = { ...item('a', 'sales', ['Contoso']), outcome };
    expect(toPairs([settled, item('b', 'marketing', ['Contoso'])])).toEqual([]);
  });

  it('are made in the order of the agenda, each item once', () => {
    const items = [
      item('a', 'sales', ['Fabrikam', 'Contoso']),
      item('b', 'sales', ['Contoso']),
      item('c', 'marketing', ['Contoso']),
      item('d', 'marketing', ['Contoso', 'Fabrikam']),
      item('e', 'marketing', ['Contoso']),
    ];
    expect(toPairs(items)).toEqual([
      { customer: 'Contoso', itemIds: ['a', 'c'] },
      { customer: 'Contoso', itemIds: ['b', 'd'] },
    ]);
  });

  it('never share an item, are about a customer of both, and leave nothing that could be paired', () => {
    const some = fc.array(
      fc.record({
        department: fc.constantFrom('sales', 'marketing', null),
        outcome: fc.constantFrom('open' as const, 'discussed' as const),
        customers: fc.uniqueArray(fc.constantFrom('Contoso', 'CONTOSO AG', 'Fabrikam', 'Litware'), {
          maxLength: 3,
        }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(some, (records) => {
        const items = records.map((record, index) => ({ ...record, id: `item-${index}` }));
        const pairs = toPairs(items);
        const byId = new Map(items.map((one) => [one.id, one]));
        const keysOf = (id: string) => byId.get(id)!.customers.map(toCustomerKey);
        const ids = pairs.flatMap(({ itemIds }) => itemIds);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { customer, itemIds } of pairs) {
          for (const id of itemIds) expect(keysOf(id)).toContain(toCustomerKey(customer));
        }
        const left = items.filter(({ id }) => !ids.includes(id));
        expect(toPairs(left)).toEqual([]);
      }),
    );
  });
});
