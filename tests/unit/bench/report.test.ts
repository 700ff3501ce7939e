import { describe, expect, it } from '@jest/globals';
import { readArguments } from '../../bench/arguments.ts';
import { atMostTimes, toEntry, type Goal } from '../../bench/entry.ts';
import { interleave, toMedians } from '../../bench/interleave.ts';
import { createBench, type Measurement } from '../../bench/measurement.ts';
import { toTable } from '../../bench/report.ts';

describe('a number of the report', () => {
  const least: Goal = { of: 'value', is: 'least', limit: 600 };

  it.each([
    ['within its goal', { value: 1.5, floor: 1, goal: atMostTimes(1.5) }, 1.5, 'ratio <= 1.5', true],
    ['beyond its goal', { value: 1.6, floor: 1, goal: atMostTimes(1.5) }, 1.6, 'ratio <= 1.5', false],
    ['as large as its goal', { value: 600, floor: 400, goal: least }, 1.5, 'value >= 600', true],
    ['below its goal', { value: 599, floor: 400, goal: least }, 1.5, 'value >= 600', false],
    ['without a goal', { value: 2, floor: 4 }, 0.5, null, null],
    ['that is none', { value: NaN, floor: 1, goal: atMostTimes(2) }, NaN, 'ratio <= 2', false],
  ])('%s', (_, measured, ratio, goal, met) => {
    expect(toEntry({ unit: 'ms', ...measured })).toMatchObject({ unit: 'ms', ratio, goal, met });
  });

  it('compares before it rounds', () => {
    const { ratio, met } = toEntry({ value: 1.5004, floor: 1, unit: 'ms', goal: atMostTimes(1.5) });
    expect([ratio, met]).toEqual([1.5, false]);
  });
});

describe('the table', () => {
  it('has a line for each number, with its columns below one another', () => {
    const report = {
      edit: toEntry({ value: 3, floor: 2, unit: 'ms p50', goal: atMostTimes(1.2) }),
      'a-long-name': toEntry({ value: 1000, floor: 500, unit: 'kB' }),
    };
    expect(toTable(report).split('\n')).toEqual([
      'what         value  floor  unit    ratio  goal          met',
      'edit         3      2      ms p50  1.5    ratio <= 1.2  no',
      'a-long-name  1000   500    kB      2',
    ]);
  });
});

describe('two sides of a comparison', () => {
  it('take turns, after a round that does not count', async () => {
    const turns: string[] = [];
    const toSide = (name: string) => () => Promise.resolve(turns.push(name));
    const pair = await interleave(3, toSide('a'), toSide('b'));
    expect(turns.join('')).toBe('ababbaab');
    expect(pair).toEqual({ values: [3, 6, 7], floors: [4, 5, 8] });
    expect(toMedians(pair)).toEqual({ value: 6, floor: 5 });
  });
});

describe('what is asked for', () => {
  const run = () => Promise.resolve({});
  const all: Measurement[] = ['read', 'edit', 'start'].map((name) => ({ name, run }));
  const toNames = (...args: string[]) => readArguments(args, all).measurements.map(({ name }) => name);

  it('is everything where nothing is named, else what is named, in its usual order', () => {
    expect(toNames()).toEqual(['read', 'edit', 'start']);
    expect(toNames('--json', 'start', 'read')).toEqual(['read', 'start']);
  });

  it.each([
    [[], false, false],
    [['--json'], true, false],
    [['--tiny', 'read'], false, true],
  ])('with the options %j', (args, isJson, isTiny) => {
    expect(readArguments(args, all)).toMatchObject({ isJson, isTiny });
  });

  it.each(['rest', '--jason'])('is refused in a sentence where there is no %s', (wrong) => {
    expect(() => readArguments([wrong], all)).toThrow(
      `There is no "${wrong}": read, edit, start, --json, --tiny.`,
    );
  });

  it('decides how much is done', () => {
    expect([createBench(false).pick(9, 1), createBench(true).pick(9, 1)]).toEqual([9, 1]);
  });
});
