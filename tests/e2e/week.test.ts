import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import type { WeekOutcome } from '../week/outcome.ts';

const program = join(import.meta.dirname, '..', '..', '.build', 'tests', 'week', 'main.js');

const meetingId: unknown = expect.stringMatching(/^sales-and-marketing\.\d{4}-\d{2}-\d{2}$/u);

test('two weeks, and one without a meeting, the real app go as they were written down, and nothing is said twice', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--json']).catch(
    (error: unknown) => error as { stdout: string },
  );
  const outcome = JSON.parse(stdout) as WeekOutcome;
  expect({ missing: outcome.missing, doubled: outcome.doubled }).toEqual({ missing: [], doubled: [] });
  expect(outcome).toMatchObject({
    ok: true,
    weeks: 2,
    checkIns: { sent: 9, late: 1, skipped: 2 },
    agendaItems: { standing: 10, 'check-in': 7, 'carried-over': 7, proposed: 1 },
    decisions: 4,
    actions: { open: 2, done: 1 },
    carriedOver: 4,
    minutes: [meetingId, meetingId],
  });
}, 180_000);
