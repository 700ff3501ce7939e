import { describe, expect, test } from '@jest/globals';
import { countTests } from '../../../bot/launch/jest-step.mjs';
import { runSteps } from '../../../bot/launch/run-steps.mjs';
import { selectSteps, type Step } from '../../../bot/launch/steps.mjs';

function step(name: string, passed: number, failed: number, more: Partial<Step> = {}): Step {
  return { name, run: () => Promise.resolve({ passed, failed, output: `output of ${name}` }), ...more };
}

describe('runSteps', () => {
  async function run(steps: Step[]): Promise<{ isGood: boolean; lines: string[] }> {
    const lines: string[] = [];
    let ms = 0;
    const isGood = await runSteps(steps, { say: (line) => lines.push(line), now: () => (ms += 1_500) });
    return { isGood, lines };
  }

  test('says which step begins, how each ended, and the sums at the end', async () => {
    const { isGood, lines } = await run([step('types', 1, 0), step('unit', 40, 0)]);
    expect(isGood).toBe(true);
    expect(lines).toEqual([
      'types            …',
      'types            ok         1.5 s',
      'unit             …',
      'unit             ok         1.5 s  40 passed, 0 failed',
      '41 passed, 0 failed',
    ]);
  });

  test('shows what a failing step printed and goes on', async () => {
    const { isGood, lines } = await run([step('lint', 0, 1), step('unit', 3, 2)]);
    expect(isGood).toBe(false);
    expect(lines).toContain('output of lint');
    expect(lines.at(-1)).toBe('3 passed, 3 failed');
  });

  test('passes on what a step measured', async () => {
    const output = 'Running one project\n{"report":"month","jobs":3}\nPASS {"no":"line of its own"}\n';
    const { lines } = await run([
      { name: 'long', run: () => Promise.resolve({ passed: 1, failed: 0, output }) },
    ]);
    expect(lines.slice(2, -1)).toEqual(['{"report":"month","jobs":3}']);
  });

  test('runs lanes beside each other, each with its share, and the rest after them', async () => {
    const order: string[] = [];
    const lanesOf: Record<string, number> = {};
    const noted = (name: string, lane?: Step['lane']): Step => ({
      name,
      ...(lane !== undefined && { lane }),
      run: async (lanes) => {
        lanesOf[name] = lanes;
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
        return { passed: 1, failed: 0, output: '' };
      },
    });
    const { lines } = await run([noted('e2e'), noted('types', 'builds'), noted('lint', 'reads')]);
    expect(order.slice(0, 2)).toEqual(['types begins', 'lint begins']);
    expect(order.slice(-2)).toEqual(['e2e begins', 'e2e ends']);
    expect(lanesOf).toEqual({ types: 2, lint: 2, e2e: 1 });
    expect(lines.at(-1)).toBe('3 passed, 0 failed');
  });

  test('counts a step that throws as failed', async () => {
    const { lines } = await run([{ name: 'types', run: () => Promise.reject(new Error('no compiler')) }]);
    expect(lines).toContain('Error: no compiler');
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
  });
});

describe('selectSteps', () => {
  const all = [
    step('types', 1, 0),
    step('bundle', 1, 0),
    step('unit', 1, 0),
    step('e2e', 1, 0, { needsBuild: true }),
  ];
  const namesOf = (names: string[]) => selectSteps(names, all).map(({ name }) => name);

  test('all, one, and one with the builds that it needs', () => {
    expect(namesOf([])).toEqual(['types', 'bundle', 'unit', 'e2e']);
    expect(namesOf(['unit'])).toEqual(['unit']);
    expect(namesOf(['e2e'])).toEqual(['types', 'bundle', 'e2e']);
  });

  test('refuses a name that there is not', () => {
    expect(() => namesOf(['units'])).toThrow('There is no step "units": types, bundle, unit, e2e.');
  });
});

describe('countTests', () => {
  const report = { numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numTotalTests: 5 };

  test.each([
    ['all passed', report, 0, { passed: 5, failed: 0 }],
    ['one failed', { ...report, numFailedTests: 1 }, 1, { passed: 5, failed: 1 }],
    ['a file did not load', { ...report, numRuntimeErrorTestSuites: 1 }, 1, { passed: 5, failed: 1 }],
    ['no test was found', { ...report, numPassedTests: 0, numTotalTests: 0 }, 0, { passed: 0, failed: 1 }],
    ['jest crashed after the tests', report, 1, { passed: 5, failed: 1 }],
    ['jest crashed before', null, 1, { passed: 0, failed: 1 }],
  ])('%s', (_name, given, exitCode, expected) => {
    expect(countTests(given, exitCode)).toEqual(expected);
  });
});
