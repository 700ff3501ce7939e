import { expect, it } from '@jest/globals';
import { createRareLog } from '../../../bot/app/rare-log.ts';
import { createProbeClock, createProbeLog } from '../../support/probe-clock.ts';

it('a message is said once a minute, with how often it was left out', () => {
  const [clock, log] = [createProbeClock(), createProbeLog()];
  const warn = createRareLog({ clock, log });
  for (let count = 0; count < 5; count += 1) warn({ count }, 'down');
  warn({}, 'other');
  clock.advance(60_000);
  warn({ count: 5 }, 'down');
  warn({ count: 6 }, 'down');
  clock.advance(60_000);
  warn({ count: 7 }, 'down');
  expect(log.lines).toEqual([
    { level: 'warn', facts: { count: 0 }, message: 'down' },
    { level: 'warn', facts: {}, message: 'other' },
    { level: 'warn', facts: { count: 5, leftOut: 4 }, message: 'down' },
    { level: 'warn', facts: { count: 7, leftOut: 1 }, message: 'down' },
  ]);
});
