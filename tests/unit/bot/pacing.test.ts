import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SendRecord } from '../../../bot/db/lanes.ts';
import { nextSendAt, toBackoffMs, withSend } from '../../../bot/jobs/pacing.ts';

/** What Teams allows in one conversation, in any window of that length. */
const allowed = [
  { sends: 7, ms: 1000 },
  { sends: 8, ms: 2000 },
  { sends: 60, ms: 30_000 },
  { sends: 1800, ms: 3_600_000 },
];
const nothingSent: SendRecord = { recent: [], hourStart: 0, hourCount: 0 };

/** When sends go out that are wanted at some times, each waiting as long as it is told to. */
function sendAll(wantedAt: readonly number[]): number[] {
  let record = nothingSent;
  let now = 1_000_000_000_000;
  return wantedAt.map((pause) => {
    now = nextSendAt(record, now + pause);
    record = withSend(record, now);
    return now;
  });
}

/** The most sends that any window of this length, wherever it begins, holds. */
function busiest(times: readonly number[], ms: number): number {
  let from = 0;
  return Math.max(
    0,
    ...times.map((time, at) => {
      while (times[from]! <= time - ms) from += 1;
      return at - from + 1;
    }),
  );
}

describe('pacing of a conversation', () => {
  const pause = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 0, max: 5000 }),
    fc.integer({ min: 0, max: 4_000_000 }),
  );

  it('never exceeds what Teams allows, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 300 }), (wanted) => {
        const times = sendAll(wanted);
        for (const { sends, ms } of allowed) expect(busiest(times, ms)).toBeLessThanOrEqual(sends);
      }),
    );
  });

  it('never exceeds the hour either, when sends are wanted without end', () => {
    const times = sendAll(Array.from({ length: 4000 }, () => 0));
    for (const { sends, ms } of allowed) expect(busiest(times, ms)).toBeLessThanOrEqual(sends);
  });

  it('does not keep a lone send waiting', () => {
    expect(nextSendAt(nothingSent, 5)).toBe(5);
    expect(sendAll([0, 2000, 2000])).toEqual([0, 2000, 4000].map((ms) => 1_000_000_000_000 + ms));
  });

  it('lets the eighth send of a second wait for the second to be over', () => {
    const times = sendAll(Array.from({ length: 8 }, () => 0));
    expect(times.at(-1)! - times[0]!).toBe(1000);
  });

  it('remembers no more sends than it needs', () => {
    let record = nothingSent;
    for (let at = 0; at < 100; at += 1) record = withSend(record, at);
    expect(record.recent).toHaveLength(60);
    expect(record.recent.at(-1)).toBe(99);
  });
});

describe('the pause after a failure', () => {
  const always = (value: number) => () => value;

  it.each([
    [0, 1000, 2000],
    [1, 2000, 4000],
    [3, 8000, 16_000],
    [8, 150_000, 300_000],
    [1000, 150_000, 300_000],
  ])('number %i is between %i and %i ms', (failures, least, most) => {
    expect(toBackoffMs(failures, always(0))).toBe(least);
    expect(toBackoffMs(failures, always(1))).toBe(most);
  });
});
