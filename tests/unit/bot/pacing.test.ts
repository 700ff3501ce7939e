import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SendRecord, TenantRecord } from '../../../bot/db/lanes.ts';
import {
  findTenantPause,
  nextSendAt,
  tenantWithoutFuture,
  toBackoffMs,
  withoutFuture,
  withSend,
  withTenantSend,
} from '../../../bot/jobs/pacing.ts';

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

/** Real time that goes by before something is wanted, and what happens to the clock just then. */
interface Wish {
  pauseMs: number;
  jumpMs: number;
}

/**
 * Sends everything that is wanted by a clock that jumps. Gives the real times of the sends, apart for each stretch in
 * which the clock was never put forward, and the longest real wait of a send that the hour had room for.
 */
function sendByJumpingClock(wishes: readonly Wish[]) {
  let record = nothingSent;
  let real = 1_000_000_000_000;
  let offset = 0;
  let longestWait = 0;
  const stretches: number[][] = [[]];
  for (const { pauseMs, jumpMs } of wishes) {
    real += pauseMs;
    offset += jumpMs;
    if (jumpMs > 0) stretches.push([]);
    const wantedAt = real;
    for (;;) {
      const now = real + offset;
      record = withoutFuture(record, now);
      const at = nextSendAt(record, now);
      if (at <= now) break;
      real += at - now;
    }
    if (record.hourCount < 900) longestWait = Math.max(longestWait, real - wantedAt);
    record = withSend(record, real + offset);
    stretches.at(-1)!.push(real);
  }
  return { stretches, longestWait };
}

describe('pacing by a clock that jumps', () => {
  const hour = 3_600_000;
  const back = fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(-1, -999, -2000, -29_000, -hour, -24 * hour) },
    { weight: 1, arbitrary: fc.integer({ min: -2 * hour, max: 0 }) },
  );
  const both = fc.oneof(back, fc.constantFrom(1000, 30_000, hour, 24 * hour));
  const pauseMs = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 0, max: 5000 }),
  );
  const wishes = (jumpMs: fc.Arbitrary<number>) =>
    fc.array(fc.record({ pauseMs, jumpMs }), { minLength: 1, maxLength: 300 });

  it('never exceeds what Teams allows in real time, however often the clock is put back', () => {
    fc.assert(
      fc.property(wishes(back), (wanted) => {
        const { stretches } = sendByJumpingClock(wanted);
        for (const { sends, ms } of allowed) expect(busiest(stretches.flat(), ms)).toBeLessThanOrEqual(sends);
      }),
    );
  });

  it('put forward as well, exceeds it in no stretch between two such jumps, and never waits longer than 30 seconds', () => {
    fc.assert(
      fc.property(wishes(both), (wanted) => {
        const { stretches, longestWait } = sendByJumpingClock(wanted);
        for (const times of stretches) {
          for (const { sends, ms } of allowed) expect(busiest(times, ms)).toBeLessThanOrEqual(sends);
        }
        expect(longestWait).toBeLessThanOrEqual(30_000);
      }),
    );
  });

  it('put back by a day in the middle of a busy hour, waits for what is left of an hour, not for a day', () => {
    const wanted = Array.from({ length: 2000 }, (_, at) => ({
      pauseMs: 0,
      jumpMs: at === 1000 ? -24 * hour : 0,
    }));
    const { stretches } = sendByJumpingClock(wanted);
    const times = stretches.flat();
    expect(times.at(-1)! - times[0]!).toBeLessThan(4 * hour);
    for (const { sends, ms } of allowed) expect(busiest(times, ms)).toBeLessThanOrEqual(sends);
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

describe('pacing of a tenant', () => {
  const perSecond = 25;
  const start = 1_000_000_000_000;
  const nothing: TenantRecord = { recent: [], paidUntil: 0 };

  /** When sends go out, each wanted some time after the one before, and each waiting as long as it is told to. */
  function sendToTenant(pauses: readonly number[]): number[] {
    let record = nothing;
    let now = start;
    return pauses.map((pause) => {
      now += pause;
      now = findTenantPause(record, perSecond, now) ?? now;
      record = withTenantSend(record, perSecond, now);
      return now;
    });
  }

  const pause = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 3000 }));

  it('lets no second have much more than the rate, and no longer time more than the rate, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 400 }), (pauses) => {
        const times = sendToTenant(pauses);
        expect(busiest(times, 1000)).toBeLessThanOrEqual(27);
        for (const seconds of [2, 10, 30]) {
          expect(busiest(times, seconds * 1000)).toBeLessThanOrEqual((seconds + 1) * perSecond);
        }
      }),
    );
  });

  it('nearly reaches the rate while sends are wanted without end, also where each comes a little late', () => {
    for (const late of [0, 3, 30]) {
      const times = sendToTenant(Array.from({ length: 1000 }, () => late));
      const seconds = (times.at(-1)! - start) / 1000;
      expect(times.length / seconds).toBeGreaterThan(0.95 * perSecond);
    }
  });

  it('lets several go after a pause, so that not each of them waits', () => {
    let record = nothing;
    for (let at = 0; at < perSecond; at += 1) record = withTenantSend(record, perSecond, start);
    const until = findTenantPause(record, perSecond, start)!;
    expect(until).toBe(start + 200);
    for (let at = 0; at < 2; at += 1) record = withTenantSend(record, perSecond, until);
    // Twenty-seven in one second are the most.
    expect(findTenantPause(record, perSecond, until)).toBe(start + 1000);
  });

  it('forgets what was sent before the clock was put back, not what a process a little ahead has sent', () => {
    let record = nothing;
    for (let at = 0; at < perSecond; at += 1) record = withTenantSend(record, perSecond, start);
    const hourBefore = start - 3_600_000;
    expect(tenantWithoutFuture(record, hourBefore)).toEqual({ recent: [], paidUntil: hourBefore });
    expect(tenantWithoutFuture(record, start - 1000)).toEqual(record);
    expect(findTenantPause(record, perSecond, start - 1000)).toBe(start + 200);
  });
});
