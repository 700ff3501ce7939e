import { expect, test } from '@jest/globals';
import { toCount } from '../../support/count.ts';
import { runKills, type Victim } from '../../support/load/kill-run.ts';
import { report } from '../../support/quantiles.ts';

// Acknowledged is what was answered with 200 or 201: after every kill it must be there in its last state, once, in its
// place. What was answered with a refusal must not be there. What was answered with 503, or not at all, is unknown: it is
// there once or not at all; sent again with the same key it is there once.

const times = toCount(5, 200);
const seed = 11;

/** One after the other, so that each of them starts on what the other has left. */
const victims = Array.from({ length: times }, (_, at): Victim => (at % 2 === 0 ? 'app' : 'engine'));

test(
  'kill -9 of the app and of the engine: what was acknowledged is there, and what was not is there once at most',
  async () => {
    const { faults, readySeconds, ...outcome } = await runKills({
      victims,
      seed,
      waitsEvery: 25,
    });
    const [slowest] = [...readySeconds].sort((one, other) => other - one);
    report('kills', {
      seed,
      kills: readySeconds.length,
      slowestReadySeconds: slowest,
      ...outcome,
      faults: faults.length,
    });
    expect(faults).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(times * 4);
    expect(outcome.unanswered).toBeGreaterThan(0);
  },
  toCount(120_000, 3_600_000),
);
