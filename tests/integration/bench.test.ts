import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Runs the compiled bench and reads all that it writes. */
async function runBench(...args: string[]) {
  const program = path.resolve('.build', 'tests', 'bench', 'main.js');
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { stdout, stderr, code };
}

describe('the bench', () => {
  it('runs a measurement and prints one JSON object, with a floor of the same run', async () => {
    const { stdout, stderr, code } = await runBench('bot-turn', '--json', '--tiny');
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^bot-turn: \d+ s\n$/u)]);
    const report = JSON.parse(stdout) as Record<string, Record<string, unknown>>;
    expect(Object.keys(report)).toEqual(['bot-turn', 'bot-turn-16']);
    for (const { value, floor, ratio, ...rest } of Object.values(report)) {
      expect([value, floor, ratio].every((number) => Number(number) > 0)).toBe(true);
      expect(rest).toEqual({ unit: 'ms p50', goal: 'ratio <= 1.5', met: expect.any(Boolean) });
    }
  });

  it('says in a sentence that there is no such measurement', async () => {
    const { stdout, stderr, code } = await runBench('bot-turns');
    expect([stdout, stderr, code]).toEqual([
      '',
      expect.stringMatching(/^There is no "bot-turns": .*\.\n$/u),
      1,
    ]);
  });
});
