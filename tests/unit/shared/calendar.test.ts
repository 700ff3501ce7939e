import { describe, expect, it } from '@jest/globals';
import { toCalendarFile, toSchedulingLink } from '../../../shared/series/calendar.ts';
import { now } from '../../support/builders.ts';
import { toSeries } from '../../support/meeting-records.ts';

const startsAt = '2026-11-26T09:00:00.000Z';
const url = 'https://tandem.example/tab/?series=series';
const linesOf = (fields: Parameters<typeof toSeries>[0] = {}, at = startsAt) =>
  toCalendarFile({ series: toSeries(fields), startsAt: at, url, now }).split('\r\n');
const inZone = (zone: string) => ({ schedule: { ...toSeries().schedule, zone } });

describe('the calendar file of a series', () => {
  it('has one event that repeats on the wall clock of its zone', () => {
    const lines = linesOf();
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:series@tandem',
        'DTSTART;TZID=Europe/Berlin:20261126T100000',
        'DURATION:PT45M',
        'RRULE:FREQ=WEEKLY;BYDAY=TH',
        'SUMMARY:Sales and Marketing',
        `URL:${url}`,
      ]),
    );
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  it('tells the clock changes of the zone, dated by the clock before them', () => {
    const lines = linesOf();
    const spring = lines.indexOf('DTSTART:20270328T020000');
    expect(lines.slice(spring - 1, spring + 4)).toEqual([
      'BEGIN:DAYLIGHT',
      'DTSTART:20270328T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
    ]);
    expect(lines).toContain('DTSTART:20271031T030000');
  });

  it.each([
    ['America/New_York', 'DTSTART:20270314T020000', 'TZOFFSETTO:-0400'],
    ['Australia/Lord_Howe', 'DTSTART:20270404T020000', 'TZOFFSETTO:+1030'],
  ])('in %s', (zone, change, offset) => {
    const lines = linesOf(inZone(zone));
    expect(lines).toContain(change);
    expect(lines).toContain(offset);
  });

  it('of a zone without clock changes has one observance', () => {
    expect(linesOf(inZone('Asia/Tokyo')).filter((line) => line === 'BEGIN:STANDARD')).toHaveLength(1);
  });

  it('escapes names and folds long lines, in any script', () => {
    const name = 'Vertrieb; Marketing, 営業とマーケティングの合同会議 '.repeat(2).trim();
    const text = toCalendarFile({ series: toSeries({ name }), startsAt, url, now });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain(`SUMMARY:${name.replaceAll(';', '\\;').replaceAll(',', '\\,')}`);
  });
});

it('the link opens a filled form in Teams', () => {
  const link = new URL(toSchedulingLink(toSeries(), startsAt));
  expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/meeting/new');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    subject: 'Sales and Marketing',
    startTime: startsAt,
    endTime: '2026-11-26T09:45:00.000Z',
  });
});
