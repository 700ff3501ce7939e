import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import type { WeekOutcome } from '../week/outcome.ts';

const program = join(import.meta.dirname, '..', '..', '.build', 'tests', 'week', 'main.js');

test('one week in the real app goes as it was written down, and nothing is said twice', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--json']).catch(
    (error: unknown) => error as { stdout: string },
  );
  const outcome = JSON.parse(stdout) as WeekOutcome;
  expect({ missing: outcome.missing, doubled: outcome.doubled }).toEqual({ missing: [], doubled: [] });
  expect(outcome).toMatchObject({
    ok: true,
    weeks: 2,
    checkIns: { sent: 4, late: 1, skipped: 1 },
    agendaItems: { standing: 5, 'check-in': 5, 'carried-over': 3, proposed: 1 },
    decisions: 3,
    actions: { open: 2, done: 1 },
    carriedOver: 4,
    minutes: [expect.stringMatching(/^sales-and-marketing\.\d{4}-\d{2}-\d{2}$/u)],
  });
}, 180_000);
