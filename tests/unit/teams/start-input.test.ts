import { describe, expect, test } from '@jest/globals';
import { toStartInput } from '../../../bot/teams/presses/start-input.ts';
import type { PlaceView } from '../../../shared/api/views.ts';
import { cardVerbs } from '../../../shared/cards/verbs.ts';
import { departmentIdSchema } from '../../../shared/series/series.ts';
import { refusalOf } from '../../support/builders.ts';
import { t } from '../../support/meeting-records.ts';

const place: PlaceView = {
  id: 'place',
  type: 'channel',
  name: 'Both of us',
  seriesId: null,
  people: [],
  proposal: { weekday: 4, time: '10:00', lengthMinutes: 45, zone: 'Europe/Berlin' },
  isFromMeeting: false,
  commitment: '',
  meId: 'ana',
};
const boxes = {
  placeId: 'place',
  firstDepartment: 'Sales',
  secondDepartment: 'Marketing',
  otherChairId: 'ben',
};

function read(more: object = {}, name = place.name) {
  const data = cardVerbs['start.propose'].parse({ ...boxes, ...more });
  return toStartInput(data, { place: { ...place, name }, language: 'en', t });
}

describe('what the boxes of the start card say', () => {
  test('boxes that were left alone mean what the card proposed', () => {
    expect(read()).toMatchObject({
      name: 'Both of us',
      schedule: place.proposal,
      ownDepartment: 'sales',
      representatives: [],
    });
    expect(read({}, '').name).toBe('Sales and Marketing');
  });

  test('people are ticked for one side each, once', () => {
    const ticked = { firstRepresentatives: 'cem, cem,tom', secondRepresentatives: ',dora,' };
    const { representatives, ownDepartment } = read({ ...ticked, ownDepartment: 'second' });
    expect(representatives).toEqual([
      { personId: 'cem', department: 'sales' },
      { personId: 'tom', department: 'sales' },
      { personId: 'dora', department: 'marketing' },
    ]);
    expect(ownDepartment).toBe('marketing');
  });

  test.each([
    ['Vertrieb Süd', 'Märkte & Marken', ['vertrieb-sud', 'markte-marken']],
    ['Sales', ' sales ', ['sales', 'department-2']],
    ['営業', 'マーケティング', ['department-1', 'department-2']],
    ['Neither', '1st line', ['department-1', 'department-2']],
    ['x'.repeat(60), 'second', ['x'.repeat(32), 'second']],
    ['営業', 'First', ['department-1', 'first']],
  ])('departments called %j and %j have ids of their own', (firstDepartment, secondDepartment, ids) => {
    const { departments } = read({ firstDepartment, secondDepartment });
    expect(departments.map(({ id }) => id)).toEqual(ids);
    for (const { id } of departments) expect(departmentIdSchema.safeParse(id).success).toBe(true);
    expect(departments.map(({ name }) => name)).toEqual([firstDepartment.trim(), secondDepartment.trim()]);
  });

  test.each([
    [{ firstDepartment: ' ' }, 'departments', 'required'],
    [{ otherChairId: '' }, 'otherChairId', 'none-chosen'],
    [{ time: '25:00' }, 'schedule.time', 'not-a-time'],
    [{ weekday: '0' }, 'schedule', 'out-of-range'],
    [{ lengthMinutes: '45.5' }, 'schedule', 'out-of-range'],
    [{ lengthMinutes: '999' }, 'schedule', 'out-of-range'],
  ])('%j is refused', (more, path, problem) => {
    expect(refusalOf(() => read(more))).toMatchObject({
      code: 'invalid-input',
      fields: [{ path, problem }],
    });
  });
});
