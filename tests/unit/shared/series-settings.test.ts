import { describe, expect, it } from '@jest/globals';
import { withChange } from '../../../shared/series/changes.ts';
import { decideSeries } from '../../../shared/series/commands.ts';
import { editableSeriesFields, type Series } from '../../../shared/series/series.ts';
import type { SeriesEdit } from '../../../shared/series/settings-commands.ts';
import { actors, ana, kindsOf, now, refusalOf, toContext } from '../../support/builders.ts';
import { toSeries } from '../../support/meeting-records.ts';

const series = toSeries();
const { schedule } = series;
const edit = (wanted: SeriesEdit, state = series, seenRevision = state.revision) =>
  decideSeries(state, { kind: 'edit', seenRevision, edit: wanted }, toContext({ actor: ana }));

/** Another value for every field that can be edited. */
const others: Required<SeriesEdit> = {
  name: 'Weekly',
  language: 'de',
  departments: [
    { id: 'marketing', name: 'Brand' },
    { id: 'sales', name: 'Sales' },
  ],
  schedule: { ...schedule, weekday: 2 },
  template: [{ section: 'wins', minutes: 9 }],
  holidays: { country: 'DE', days: [{ date: '2026-12-25', name: 'Christmas' }] },
  reminders: 0,
  graceMinutes: 5,
  customers: ['Contoso'],
  informed: [{ name: 'Finn', email: 'finn@example.com' }],
};

describe('editing settings', () => {
  it.each(editableSeriesFields)('%s is stored, remembered and put down', (field) => {
    const { state, events } = edit({ [field]: others[field] });
    expect(state).toMatchObject({ revision: 2, edited: { [field]: 2 } });
    expect(state[field]).toEqual(others[field]);
    expect(state.changes).toMatchObject([{ at: now, by: 'ana', field }]);
    const isPlan = field === 'schedule' || field === 'holidays';
    expect(kindsOf(events)).toEqual([
      'series.settings-changed',
      ...(isPlan ? ['series.schedule-changed'] : []),
    ]);
  });

  it('to what it is changes nothing, whoever was faster and in whatever order the fields come', () => {
    const turned = Object.fromEntries(Object.entries(schedule).reverse()) as Series['schedule'];
    const same: SeriesEdit = { name: ' Sales and Marketing ', schedule: turned, reminders: undefined };
    expect(edit(same, series, 0)).toEqual({ state: series, events: [] });
    expect(edit({ schedule: { ...schedule, zone: 'europe/berlin' } }).state).toBe(series);
    expect(edit({}).state).toBe(series);
  });

  it('of a setting that somebody else changed is refused with both values; of another one it goes through', () => {
    const { state } = edit({ reminders: 2 });
    expect(refusalOf(() => edit({ reminders: 0 }, state, 1))).toEqual({
      code: 'edited-meanwhile',
      field: 'reminders',
      current: 2,
      yours: 0,
      version: 2,
    });
    expect(edit({ graceMinutes: 0 }, state, 1).state).toMatchObject({ reminders: 2, graceMinutes: 0 });
    expect(edit({ reminders: 0 }, state, 2).state.reminders).toBe(0);
  });

  it('one that is refused leaves the others as they are', () => {
    const { state } = edit({ reminders: 2 });
    expect(refusalOf(() => edit({ name: 'New', reminders: 0 }, state, 1)).code).toBe('edited-meanwhile');
    expect(state.name).toBe(series.name);
  });

  it('departments are renamed and turned round, while people stay where they are', () => {
    const { state } = edit({ departments: others.departments });
    expect(state.people).toBe(series.people);
    expect(state.changes[0]?.after).toContain('Brand');
  });

  it.each<[SeriesEdit, string, string]>([
    [{ name: '  ' }, 'name', 'required'],
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
    [
      {
        departments: [
          { id: 'sales', name: 'S' },
          { id: 'sales', name: 'T' },
        ],
      },
      'departments',
      'unknown-department',
    ],
    [
      {
        departments: [
          { id: 'sales', name: 'S' },
          { id: 'marketing', name: ' ' },
        ],
      },
      'departments',
      'required',
    ],
  ])('is refused for %j', (wanted, path, problem) => {
    expect(refusalOf(() => edit(wanted))).toEqual({ code: 'invalid-input', fields: [{ path, problem }] });
  });

  it('is refused for a zone that is none', () => {
    expect(refusalOf(() => edit({ schedule: { ...schedule, zone: 'Moon' } }))).toMatchObject({
      fields: [{ path: 'schedule.zone', problem: 'unknown-zone' }],
    });
  });

  it('is for chairs', () => {
    const command = { kind: 'edit', seenRevision: 1, edit: { reminders: 2 } } as const;
    for (const actor of [actors.representative, actors.member, actors.guest]) {
      expect(refusalOf(() => decideSeries(series, command, toContext({ actor }))).code).toBe('not-allowed');
    }
  });
});

describe('the list of changes', () => {
  const change = (at: number, text = at.toString()) => ({ field: 'name', before: '', after: text });

  it('keeps the latest 200, oldest first', () => {
    let state = series;
    for (let at = 0; at < 205; at += 1) state = withChange(state, change(at), toContext());
    expect(state.changes).toHaveLength(200);
    expect([state.changes[0]?.after, state.changes.at(-1)?.after]).toEqual(['5', '204']);
  });

  it('holds short texts, also of long lists', () => {
    const customers = Array.from({ length: 500 }, (_, at) => `Customer ${at.toString()}`);
    const { state } = edit({ customers });
    expect(state.changes[0]?.after).toHaveLength(300);
    expect(state.customers).toHaveLength(500);
  });
});
