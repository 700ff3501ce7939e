import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDomainError, type InvalidField } from '../../../shared/core/errors.ts';
import { toInstant } from '../../../shared/core/time.ts';
import { listZones, readZone, suggestZones } from '../../../shared/core/zones.ts';
import { zones } from '../../support/arbitraries.ts';

/** The field that a reading is refused for; fails when it is not refused. */
function refusalOf(text: string, path?: string): InvalidField {
  try {
    readZone(text, path);
  } catch (error) {
    if (isDomainError(error, 'invalid-input')) return error.details.fields[0]!;
    throw error;
  }
  throw new Error(`${text} was read`);
}

describe('a zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    [' AMERICA/NEW_YORK ', 'America/New_York'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['america/port_of_spain', 'America/Port_of_Spain'],
    ['antarctica/dumontdurville', 'Antarctica/DumontDUrville'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
  ])('written as an IANA name, %j, is %s', (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('written by an old name, %s, is %s', (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it.each([
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['w. europe  standard time', 'Europe/Berlin'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['FLE Standard Time', 'Europe/Kyiv'],
    ['GMT Standard Time', 'Europe/London'],
    ['Eastern Standard Time', 'America/New_York'],
    ['Newfoundland Standard Time', 'America/St_Johns'],
    ['Tokyo Standard Time', 'Asia/Tokyo'],
    ['Samoa Standard Time', 'Pacific/Apia'],
    ['Egypt Standard Time', 'Africa/Cairo'],
    ['Lord Howe Standard Time', 'Australia/Lord_Howe'],
  ])('written as a Windows name, %s, is %s', (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it.each(['', ' ', 'nowhere', '+01:00', '-05', 'UTC+1', 'Europe/', '../etc/passwd', 'Zürich', '\0'])(
    'is not %j',
    (text) => {
      expect(refusalOf(text)).toMatchObject({ path: 'zone', problem: 'unknown-zone' });
    },
  );

  it('that is unknown is refused where it stands, with what may have been meant', () => {
    expect(refusalOf('Europe/Berlln', 'schedule.zone')).toEqual({
      path: 'schedule.zone',
      problem: 'unknown-zone',
      suggestions: ['Europe/Berlin'],
    });
    expect(refusalOf('qqqq').suggestions).toEqual([]);
  });

  it('is either refused or one that instants can be computed in, whatever is written', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[A-Za-z]{2,8}\/[A-Za-z_+\d-]{2,9}$/u),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(toInstant('2026-11-26', '10:00', readZone(text))).toMatch(/Z$/u);
        } catch (error) {
          if (!isDomainError(error, 'invalid-input')) throw error;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the list of zones', () => {
  it('has each once, sorted, by the present name, and UTC', () => {
    const listed = listZones();
    expect(listed).toEqual([...new Set(listed)].sort());
    expect(listed).toEqual(expect.arrayContaining([...zones]));
    expect(listed).not.toContain('Asia/Calcutta');
  });

  it('is read as it stands in any letter case', () => {
    for (const zone of listZones()) {
      expect([zone, zone.toLowerCase(), zone.toUpperCase()].map((text) => readZone(text))).toEqual([
        zone,
        zone,
        zone,
      ]);
    }
  });
});

describe('suggestions', () => {
  const listed = listZones();

  it.each([
    ['Berlin', ['Europe/Berlin']],
    ['Berlin, Germany', ['Europe/Berlin']],
    ['new york', ['America/New_York']],
    ['NewYork', ['America/New_York']],
    ['America/NewYork', ['America/New_York']],
    ['Europe/Lodnon', ['Europe/London']],
    ['St. John’s', ['America/St_Johns']],
    ['São Paolo', ['America/Sao_Paulo']],
    ['Lord Howe', ['Australia/Lord_Howe']],
    ['Kolkatta', ['Asia/Kolkata']],
    ['(UTC+01:00) Amsterdam, Berlin, Bern', ['Europe/Amsterdam', 'Europe/Berlin']],
    ['Europe', []],
    ['Europe/Atlantis', []],
    ['', []],
    ['東京', []],
  ])('for %j begin with %j', (text, expected) => {
    expect(suggestZones(text, listed).slice(0, expected.length || 1)).toEqual(expected);
  });

  it('are at most three zones of the list, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const found = suggestZones(text, listed);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(listed).toEqual(expect.arrayContaining(found));
      }),
    );
  });

  it('find a zone again that is written with one letter too few', () => {
    const places = listed.filter((zone) => (zone.split('/').at(-1) ?? '').length >= 6 && zone.includes('/'));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), (zone, seed) => {
        const start = zone.lastIndexOf('/') + 2;
        const at = start + (seed % (zone.length - start));
        expect(suggestZones(zone.slice(0, at) + zone.slice(at + 1), listed)).toContain(zone);
      }),
      { numRuns: 60 },
    );
  });

  it('are none from an empty list', () => {
    expect(suggestZones('Berlin', [])).toEqual([]);
  });
});
