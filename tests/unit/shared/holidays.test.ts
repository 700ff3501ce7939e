import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holidayCountries, holidayRegions, proposeHolidays } from '../../../shared/series/holidays.ts';
import { holidaySchema } from '../../../shared/series/series.ts';

const datesOf = (holidays: readonly { date: string }[]) => holidays.map(({ date }) => date);

describe('public holidays', () => {
  it('of Germany are those of the whole country, by date, in the language asked for', () => {
    expect(proposeHolidays('DE', [2026], { language: 'en' })).toEqual([
      { date: '2026-01-01', name: "New Year's Day" },
      { date: '2026-04-03', name: 'Good Friday' },
      { date: '2026-04-06', name: 'Easter Monday' },
      { date: '2026-05-01', name: 'Labour Day' },
      { date: '2026-05-14', name: 'Ascension Day' },
      { date: '2026-05-25', name: 'Whit Monday' },
      { date: '2026-10-03', name: expect.any(String) },
      { date: '2026-12-25', name: 'Christmas Day' },
      { date: '2026-12-26', name: 'Boxing Day' },
    ]);
  });

  it('have names of the country where no language is asked for, or one that is not known', () => {
    const name = 'Neujahr';
    expect(proposeHolidays('DE', [2026])[0]).toEqual({ date: '2026-01-01', name });
    expect(proposeHolidays('DE', [2026], { language: 'qq' })[0]).toEqual({ date: '2026-01-01', name });
  });

  it('of a region are more', () => {
    const bavarian = datesOf(proposeHolidays('DE', [2026], { region: 'BY' }));
    expect(bavarian).toEqual(expect.arrayContaining(datesOf(proposeHolidays('DE', [2026]))));
    expect(bavarian).toEqual(expect.arrayContaining(['2026-01-06', '2026-06-04', '2026-11-01']));
  });

  it('of a region that is not known are those of the country', () => {
    expect(proposeHolidays('DE', [2026], { region: 'XX' })).toEqual(proposeHolidays('DE', [2026]));
  });

  it('have the days that replace one on a weekend', () => {
    const found = datesOf(proposeHolidays('GB', [2026], { region: 'ENG' }));
    expect(found).toEqual(expect.arrayContaining(['2026-12-25', '2026-12-26', '2026-12-28']));
  });

  it('that last several days have a date for each', () => {
    const found = datesOf(proposeHolidays('SA', [2026]));
    expect(found).toEqual(expect.arrayContaining(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22']));
  });

  it('of half a day are left out', () => {
    const found = datesOf(proposeHolidays('CN', [2026]));
    expect(found).toEqual(expect.arrayContaining(['2026-10-01', '2026-10-02']));
    expect(found).not.toContain('2026-03-08');
  });

  it('of several years come in one list', () => {
    const [one, next] = [proposeHolidays('FR', [2026]), proposeHolidays('FR', [2027])];
    expect(proposeHolidays('FR', [2027, 2026])).toEqual([...one, ...next]);
    expect(proposeHolidays('FR', [])).toEqual([]);
  });

  it.each(['XX', '', 'Germany', '__proto__'])('of %j, which is no country, are none', (country) => {
    expect(proposeHolidays(country, [2026])).toEqual([]);
  });

  it('of any country are valid, one for each date and sorted', () => {
    const codes = holidayCountries().map(({ code }) => code);
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 2020, max: 2040 }), (country, year) => {
        const found = proposeHolidays(country, [year, year + 1], { language: 'en' });
        for (const holiday of found) expect(holidaySchema.parse(holiday)).toEqual(holiday);
        expect(datesOf(found)).toEqual([...new Set(datesOf(found))].sort());
        expect(found.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 50 },
    );
  });
});

describe('countries with known holidays', () => {
  it('have a code and a name', () => {
    const countries = holidayCountries();
    expect(countries.length).toBeGreaterThan(150);
    expect(countries).toContainEqual({ code: 'DE', name: expect.stringMatching(/Germany|Deutschland/u) });
    expect(countries.map(({ code }) => code)).toContain('US');
  });

  it('may have regions', () => {
    expect(holidayRegions('DE')).toContainEqual({
      code: 'BY',
      name: expect.stringMatching(/Bayern|Bavaria/u),
    });
    expect(holidayRegions('XX')).toEqual([]);
  });
});
