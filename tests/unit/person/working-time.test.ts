import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, toDateIn, toInstant, toWeekday, type InstantText } from '../../../shared/core/time.ts';
import { toDefaultSettings, type PersonSettings } from '../../../shared/person/settings.ts';
import {
  isAway,
  isWorkingDay,
  nextMorning,
  nextWorkingInstant,
  toZone,
} from '../../../shared/person/working-time.ts';
import { dates, wallTimes, zones } from '../../support/arbitraries.ts';

const berlin = 'Europe/Berlin';
const toSettings = (fields: Partial<PersonSettings> = {}): PersonSettings => ({
  ...toDefaultSettings('ana'),
  ...fields,
});

describe('a day of a person', () => {
  const settings = toSettings({ awayFrom: '2026-12-01', awayUntil: '2026-12-03', workingDays: [1, 2, 6] });

  it.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
    ['2026-12-03', true],
    ['2026-12-04', false],
  ])('%s is away: %s', (date, expected) => {
    expect(isAway(settings, date)).toBe(expected);
    expect(isAway(toSettings(), date)).toBe(false);
  });

  it.each([
    ['2026-11-30', true],
    ['2026-12-02', false],
    ['2026-12-05', true],
    ['2026-12-06', false],
  ])('%s is a working day: %s', (date, expected) => {
    expect(isWorkingDay(settings, date)).toBe(expected);
  });

  it('is counted in the confirmed zone, before that in the one of the series', () => {
    expect(toZone(toSettings(), berlin)).toBe(berlin);
    expect(toZone(toSettings({ zone: 'Asia/Tokyo' }), berlin)).toBe('Asia/Tokyo');
  });
});

// 27 November 2026 is a Friday.
describe('the next morning', () => {
  it.each<[string, Partial<PersonSettings>, InstantText, InstantText]>([
    ['is the same day before 09:00', {}, '2026-11-27T07:59:59.999Z', '2026-11-27T08:00:00.000Z'],
    ['is a later one at 09:00', {}, '2026-11-26T08:00:00.000Z', '2026-11-27T08:00:00.000Z'],
    ['is after the weekend', {}, '2026-11-27T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
    [
      'is in the person’s own zone',
      { zone: 'Asia/Tokyo' },
      '2026-11-27T00:00:00.000Z',
      '2026-11-30T00:00:00.000Z',
    ],
    [
      'waits for those who begin later',
      { workingHours: { from: '11:30', to: '19:00' } },
      '2026-11-27T08:00:00.000Z',
      '2026-11-27T10:30:00.000Z',
    ],
    [
      'is not earlier for those who begin earlier',
      { workingHours: { from: '05:00', to: '08:00' } },
      '2026-11-27T03:00:00.000Z',
      '2026-11-27T08:00:00.000Z',
    ],
    [
      'is after the last day away',
      { awayFrom: '2026-11-27', awayUntil: '2026-12-01' },
      '2026-11-26T12:00:00.000Z',
      '2026-12-02T08:00:00.000Z',
    ],
    [
      'is found over a long absence',
      { awayFrom: '2026-11-27', awayUntil: '2029-11-25' },
      '2026-11-27T06:00:00.000Z',
      '2029-11-26T08:00:00.000Z',
    ],
    [
      'keeps to the wall clock when the clocks go forward',
      {},
      '2026-03-27T09:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ],
    [
      'keeps to the wall clock when the clocks go back',
      {},
      '2026-10-23T08:00:00.000Z',
      '2026-10-26T08:00:00.000Z',
    ],
  ])('%s', (_, fields, after, expected) => {
    expect(nextMorning(toSettings(fields), berlin, after)).toBe(expected);
  });

  it('leaves out the day that Samoa left out', () => {
    const settings = toSettings({ zone: 'Pacific/Apia' });
    const morning = nextMorning(settings, berlin, toInstant('2011-12-29', '12:00', 'Pacific/Apia'));
    expect(morning).toBe(toInstant('2012-01-02', '09:00', 'Pacific/Apia'));
  });
});

describe('the next working instant', () => {
  it.each<[string, Partial<PersonSettings>, InstantText, InstantText]>([
    ['is now in working hours', {}, '2026-11-27T10:11:12.345Z', '2026-11-27T10:11:12.345Z'],
    ['is now at their start', {}, '2026-11-27T08:00:00.000Z', '2026-11-27T08:00:00.000Z'],
    ['is their start before them', {}, '2026-11-27T01:00:00.000Z', '2026-11-27T08:00:00.000Z'],
    ['is the next start at their end', {}, '2026-11-26T16:00:00.000Z', '2026-11-27T08:00:00.000Z'],
    ['is after the weekend', {}, '2026-11-28T10:00:00.000Z', '2026-11-30T08:00:00.000Z'],
    [
      'is after the last day away',
      { awayFrom: '2026-11-20', awayUntil: '2026-11-30' },
      '2026-11-27T10:00:00.000Z',
      '2026-12-01T08:00:00.000Z',
    ],
    [
      'is a day later where the clocks skip all of them',
      { workingHours: { from: '02:00', to: '02:45' }, workingDays: [7], zone: 'Europe/Berlin' },
      '2026-03-29T00:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'is a week later where the clocks skip the start past the end',
      { workingHours: { from: '02:30', to: '03:15' }, workingDays: [7] },
      '2026-03-29T00:00:00.000Z',
      '2026-04-05T00:30:00.000Z',
    ],
  ])('%s', (_, fields, from, expected) => {
    expect(nextWorkingInstant(toSettings(fields), berlin, from)).toBe(expected);
  });
});

const settingsOf = fc
  .record({
    zone: fc.option(fc.constantFrom(...zones)),
    hours: fc.uniqueArray(wallTimes, { minLength: 2, maxLength: 2 }),
    workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    away: fc.option(fc.tuple(dates, fc.integer({ min: 0, max: 40 }))),
  })
  .map(({ zone, hours, workingDays, away }) => {
    const [from, to] = hours.sort() as [string, string];
    const awayFrom = away?.[0] ?? null;
    const awayUntil = away === null ? null : addDays(away[0], away[1]);
    return toSettings({ zone, workingHours: { from, to }, workingDays, awayFrom, awayUntil });
  });

/** An instant near the absence or anywhere, to the millisecond. */
const instants = fc
  .tuple(dates, fc.integer({ min: 0, max: 86_399_999 }))
  .map(([date, ms]) => new Date(Date.parse(`${date}T00:00:00Z`) + ms).toISOString());

const cases = fc.tuple(settingsOf, instants, fc.boolean()).map(([settings, anywhere, isNear]) => {
  const near = settings.awayFrom === null ? anywhere : settings.awayFrom + anywhere.slice(10);
  return [settings, isNear ? near : anywhere] as const;
});

const wallTimeOf = (instant: InstantText, zone: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });

describe('in any zone, over all changes of the clocks', () => {
  it('a morning is later, at 09:00 or the later start, on a working day at home, and the first such', () => {
    fc.assert(
      fc.property(cases, ([settings, after]) => {
        const zone = toZone(settings, 'Africa/Cairo');
        const morning = nextMorning(settings, 'Africa/Cairo', after);
        const date = toDateIn(zone, morning);
        const { from } = settings.workingHours;
        expect(morning > after).toBe(true);
        expect(wallTimeOf(morning, zone)).toBe(from > '09:00' ? from : '09:00');
        expect(settings.workingDays).toContain(toWeekday(date));
        expect(isAway(settings, date)).toBe(false);
        expect(nextMorning(settings, 'Africa/Cairo', earlier(morning))).toBe(morning);
        for (let day = toDateIn(zone, after); day < date; day = addDays(day, 1)) {
          const isSkipped = isAway(settings, day) || !isWorkingDay(settings, day);
          const isPast = toInstant(day, from > '09:00' ? from : '09:00', zone) <= after;
          expect(isSkipped || isPast).toBe(true);
        }
      }),
    );
  });

  it('a working instant is in working hours at home, stays what it is, and nothing before it would do', () => {
    fc.assert(
      fc.property(cases, ([settings, from]) => {
        const zone = toZone(settings, 'Africa/Cairo');
        const found = nextWorkingInstant(settings, 'Africa/Cairo', from);
        const date = toDateIn(zone, found);
        const { workingHours } = settings;
        expect(found >= from).toBe(true);
        expect(found >= toInstant(date, workingHours.from, zone)).toBe(true);
        expect(found < toInstant(date, workingHours.to, zone)).toBe(true);
        expect(isWorkingDay(settings, date) && !isAway(settings, date)).toBe(true);
        expect(nextWorkingInstant(settings, 'Africa/Cairo', found)).toBe(found);
        const isMoved = found > from;
        if (isMoved) expect(found).toBe(toInstant(date, workingHours.from, zone));
      }),
    );
  });
});

function earlier(instant: InstantText): InstantText {
  return new Date(Date.parse(instant) - 1).toISOString();
}
