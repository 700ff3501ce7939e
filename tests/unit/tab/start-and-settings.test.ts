import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultSchedule, defaultTemplate } from '../../../shared/series/series.ts';
import { readPerson } from '../../../tab/pages/settings/series/list-sections.ts';
import { toRhythm } from '../../../tab/pages/settings/series/rhythm.ts';
import { readNumber } from '../../../tab/pages/settings/series/section.ts';
import { toOwnZone } from '../../../tab/pages/start/own-zone.ts';
import { toDepartmentIds } from '../../../shared/series/department-ids.ts';
import { usualAgenda, usualHabits } from '../../../tab/pages/start/usual.ts';

describe('what goes out when', () => {
  test('steps over the weekend for the check-in, and hours over midnight for the agenda', () => {
    const monday = { ...defaultSchedule, weekday: 1, time: '00:30', agendaPostsHours: 1 };
    expect(toRhythm(monday)).toEqual([
      { kind: 'check-in', weekday: 4, time: '09:00' },
      { kind: 'agenda', weekday: 7, time: '23:30' },
      { kind: 'meeting', weekday: 1, time: '00:30' },
      { kind: 'minutes', weekday: null, time: '' },
    ]);
  });

  test('never opens a check-in on a weekend', () => {
    const weekday = fc.integer({ min: 1, max: 7 });
    const days = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(weekday, days, (day, checkInOpensDays) => {
        const [checkIn] = toRhythm({ ...defaultSchedule, weekday: day, checkInOpensDays });
        expect(checkIn?.weekday).toBeLessThanOrEqual(5);
      }),
    );
  });
});

test('the usual of the wizard is the usual of the domain', () => {
  expect(defaultSchedule).toMatchObject(usualHabits);
  expect(usualAgenda).toEqual(defaultTemplate);
});

describe('a proposal in the reader’s zone', () => {
  const proposal = { weekday: 1, time: '23:30', lengthMinutes: 30, zone: 'UTC' };

  test('says the instant of a meeting in it, on the day that it has there', () => {
    const read = (near: string, zone: string) => toOwnZone({ proposal, isFromMeeting: true }, zone, near);
    expect(read('2026-11-23', 'Asia/Tokyo')).toMatchObject({ weekday: 2, time: '08:30', zone: 'Asia/Tokyo' });
    expect(read('2026-07-01', 'Europe/Berlin')).toMatchObject({ weekday: 2, time: '01:30' });
    expect(read('2026-11-23', 'Europe/Berlin')).toMatchObject({ weekday: 2, time: '00:30' });
  });

  test('keeps the usual time, a zone that is known, and everything where the device says none', () => {
    const near = '2026-11-23';
    const usual = toOwnZone({ proposal, isFromMeeting: false }, 'Asia/Tokyo', near);
    expect(usual).toEqual({ ...proposal, zone: 'Asia/Tokyo' });
    const known = { ...proposal, zone: 'Europe/Berlin' };
    expect(toOwnZone({ proposal: known, isFromMeeting: true }, 'Asia/Tokyo', near)).toEqual(known);
    expect(toOwnZone({ proposal, isFromMeeting: true }, null, near)).toEqual(proposal);
  });
});

test.each([
  [
    ['Sales', 'Marketing'],
    ['sales', 'marketing'],
  ],
  [
    ['Customer Success', 'Vertrieb Süd'],
    ['customer-success', 'vertrieb-sud'],
  ],
  [
    ['営業', '2nd Level'],
    ['department-1', 'department-2'],
  ],
  [
    ['Neither', 'Same'],
    ['department-1', 'same'],
  ],
  [
    ['Same', 'same '],
    ['same', 'department-2'],
  ],
])('departments named %j have the ids %j', (names, ids) => {
  expect(toDepartmentIds(names)).toEqual(ids);
});

test.each([
  ['Dana Fox dana@contoso.com', { name: 'Dana Fox', email: 'dana@contoso.com' }],
  ['Dana Fox <dana@contoso.com>', { name: 'Dana Fox', email: 'dana@contoso.com' }],
  ['Dana Fox, dana@contoso.com', { name: 'Dana Fox', email: 'dana@contoso.com' }],
  ['nobody', { name: '', email: 'nobody' }],
])('the line %j is a person', (line, person) => {
  expect(readPerson(line)).toEqual(person);
});

test.each([
  ['45', 45],
  [' ', -1],
  [undefined, -1],
])('the number typed as %j is %d', (text, value) => {
  expect(readNumber(text)).toBe(value);
});
