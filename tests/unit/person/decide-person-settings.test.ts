import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '../../../shared/core/actor.ts';
import { decidePersonSettings } from '../../../shared/person/commands.ts';
import {
  personSettingsSchema,
  toDefaultSettings,
  type PersonSettings,
  type PersonSettingsEdit,
} from '../../../shared/person/settings.ts';
import { ana, cem, kindsOf, refusalOf, toContext } from '../../support/builders.ts';
import { dates, wallTimes, zones } from '../../support/arbitraries.ts';

const stored = toDefaultSettings('ana');
const ofAna = toContext({ actor: ana });
const change = (edit: PersonSettingsEdit, state: PersonSettings | null = stored) =>
  decidePersonSettings(state, { kind: 'change', personId: 'ana', edit }, ofAna);

describe('settings of a person', () => {
  it('are the defaults until they are changed', () => {
    expect(personSettingsSchema.parse(stored)).toEqual(stored);
    expect(stored).toMatchObject({
      zone: null,
      workingHours: { from: '09:00', to: '17:00' },
      workingDays: [1, 2, 3, 4, 5],
      mailMinutes: false,
    });
  });

  it('are stored with the first change, also where it confirms the defaults', () => {
    const { state, events } = change({}, null);
    expect(state).toEqual(stored);
    expect(events).toMatchObject([{ kind: 'person.settings-changed', by: 'ana', data: { personId: 'ana' } }]);
  });

  it.each<[PersonSettingsEdit, Partial<PersonSettings>]>([
    [{ zone: 'Asia/Tokyo' }, { zone: 'Asia/Tokyo' }],
    [{ zone: 'W. Europe Standard Time' }, { zone: 'Europe/Berlin' }],
    [{ workingHours: { from: '07:30', to: '15:00' } }, { workingHours: { from: '07:30', to: '15:00' } }],
    [{ workingDays: [4, 1, 7, 4] }, { workingDays: [1, 4, 7] }],
    [
      { awayFrom: '2026-12-01', awayUntil: '2026-12-01' },
      { awayFrom: '2026-12-01', awayUntil: '2026-12-01' },
    ],
    [{ substituteId: 'cem' }, { substituteId: 'cem' }],
    [{ language: 'de-de' }, { language: 'de-DE' }],
    [{ mailMinutes: true }, { mailMinutes: true }],
  ])('change by %j, and nothing else does', (edit, expected) => {
    const { state, events } = change(edit);
    expect(state).toEqual({ ...stored, ...expected });
    expect(kindsOf(events)).toEqual(['person.settings-changed']);
    expect(change(edit, state)).toEqual({ state, events: [] });
  });

  it('are taken back with null', () => {
    const { state } = change({
      zone: 'Asia/Tokyo',
      awayFrom: '2026-12-01',
      awayUntil: '2026-12-09',
      substituteId: 'cem',
      language: 'en',
    });
    const nothing = { zone: null, awayFrom: null, awayUntil: null, substituteId: null, language: null };
    expect(change(nothing, state).state).toEqual(stored);
  });

  it('are the same whatever the order in which storage gives them', () => {
    const { workingHours, ...rest } = stored;
    const reordered = { workingHours: { to: workingHours.to, from: workingHours.from }, ...rest };
    expect(change({ workingHours }, reordered)).toEqual({ state: reordered, events: [] });
  });

  it('are changed by their person and by the system alone', () => {
    const command = { kind: 'change', personId: 'ana', edit: { mailMinutes: true } } as const;
    const decide = (actor: typeof cem | typeof systemActor) => () =>
      decidePersonSettings(stored, command, toContext({ actor }));
    expect(refusalOf(decide(cem))).toEqual({ code: 'not-allowed', allowedRoles: [] });
    expect(decide(systemActor)().state.mailMinutes).toBe(true);
  });
});

describe('a change is refused', () => {
  it.each<[PersonSettingsEdit, string, string]>([
    [{ workingHours: { from: '9', to: '17:00' } }, 'workingHours.from', 'not-a-time'],
    [{ workingHours: { from: '09:00', to: '24:00' } }, 'workingHours.to', 'not-a-time'],
    [{ workingHours: { from: '09:00', to: '09:00' } }, 'workingHours.to', 'not-later'],
    [{ workingHours: { from: '17:00', to: '09:00' } }, 'workingHours.to', 'not-later'],
    [{ workingDays: [] }, 'workingDays', 'none-chosen'],
    [{ workingDays: [1, 8] }, 'workingDays', 'out-of-range'],
    [{ workingDays: [1.5] }, 'workingDays', 'out-of-range'],
    [{ awayFrom: '2026-02-30' }, 'awayFrom', 'not-a-date'],
    [{ awayFrom: '2026-12-01', awayUntil: 'soon' }, 'awayUntil', 'not-a-date'],
    [{ awayFrom: '2026-12-01' }, 'awayUntil', 'required'],
    [{ awayUntil: '2026-12-01' }, 'awayFrom', 'required'],
    [{ awayFrom: '2026-12-02', awayUntil: '2026-12-01' }, 'awayUntil', 'before-first-day'],
    [{ awayFrom: '2026-12-02', awayUntil: '2062-12-09' }, 'awayUntil', 'away-too-long'],
    [{ substituteId: 'ana' }, 'substituteId', 'same-person'],
    [{ language: 'not a language' }, 'language', 'unknown-language'],
  ])('for %j: %s is %s', (edit, path, problem) => {
    expect(refusalOf(() => change(edit))).toEqual({ code: 'invalid-input', fields: [{ path, problem }] });
  });

  it.each([
    ['Europe/Berlim', ['Europe/Berlin']],
    ['+01:00', []],
    ['', []],
  ])('for the zone %j, with what may have been meant: %j', (zone, suggestions) => {
    const field = { path: 'zone', problem: 'unknown-zone', suggestions };
    expect(refusalOf(() => change({ zone }))).toEqual({ code: 'invalid-input', fields: [field] });
  });

  it('with every field that is wrong', () => {
    const edit = { zone: 'x', workingDays: [], workingHours: { from: 'a', to: 'b' }, awayFrom: '2026-12-01' };
    const { fields } = refusalOf(() => change(edit)) as unknown as { fields: { path: string }[] };
    expect(fields.map(({ path }) => path).sort()).toEqual(
      ['awayUntil', 'workingDays', 'workingHours.from', 'workingHours.to', 'zone'].sort(),
    );
  });

  it('or leads to settings of the right form, whatever is typed', () => {
    const texts = fc.oneof(fc.string(), dates, wallTimes, fc.constantFrom(...zones));
    const edits = fc.record(
      {
        zone: fc.option(texts),
        workingHours: fc.record({ from: texts, to: texts }),
        workingDays: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 9 }),
        awayFrom: fc.option(texts),
        awayUntil: fc.option(texts),
        substituteId: fc.option(texts),
        language: fc.option(texts),
        mailMinutes: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(edits, (edit) => {
        try {
          const { state } = change(edit);
          expect(personSettingsSchema.safeParse(state).success).toBe(true);
          expect(state.workingHours.from < state.workingHours.to).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
        }
      }),
    );
  });
});
