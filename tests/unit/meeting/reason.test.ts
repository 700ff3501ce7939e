import { expect, test } from '@jest/globals';
import type { ItemOrigin } from '../../../shared/meeting/meeting.ts';
import { toReasonText } from '../../../shared/meeting/reason.ts';
import { toItemTitle } from '../../../shared/meeting/title.ts';
import { t } from '../../support/meeting-records.ts';

const names = { nameOf: (id: string) => id.toUpperCase(), formatDate: (date: string) => `<${date}>` };
const carried = {
  kind: 'carried-over' as const,
  itemId: 'i',
  lineage: ['i'],
  fromDate: '2026-11-19',
  weeks: 2,
};

const reasons: [ItemOrigin, RegExp][] = [
  [{ kind: 'standing', section: 'wins', department: null }, /every agenda/u],
  [{ kind: 'check-in', entryId: 'e', personId: 'cem', section: 'concerns' }, /CEM.*Concerns/u],
  [{ ...carried, because: 'not-discussed' }, /<2026-11-19>.*2.*not discussed/u],
  [{ ...carried, because: 'deferred' }, /<2026-11-19>.*2.*deferred/u],
  [{ ...carried, because: 'open-action' }, /<2026-11-19>.*2.*action/u],
  [{ kind: 'proposed', personId: 'ana', link: null }, /ANA/u],
];

test.each(reasons)('the reason of %j', (origin, expected) => {
  expect(toReasonText(origin, names, t)).toMatch(expected);
});

test('a standing item is called as its section, every other one as it was called', () => {
  const departmentName = () => 'Sales';
  expect(toItemTitle({ title: '', section: 'wins', department: null }, departmentName, t)).toBe('Wins');
  expect(toItemTitle({ title: '', section: 'departments', department: 'sales' }, departmentName, t)).toBe(
    'Sales: this week',
  );
  expect(toItemTitle({ title: 'Fair', section: 'wins', department: 'sales' }, departmentName, t)).toBe(
    'Fair',
  );
});
