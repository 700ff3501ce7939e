import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { toCount } from '../support/count.ts';
import { askUntil } from '../support/load/ask-until.ts';
import { startGround } from '../support/load/ground.ts';
import type { Holdings } from '../support/load/sampler.ts';
import { runSoak } from '../support/load/soak.ts';
import { toTrend } from '../support/load/trend.ts';
import { startOwnEngine } from '../support/own-engine.ts';

const minuteMs = 60_000;
const seed = 4;
const warmUpMs = toCount(0, 5 * minuteMs);
const durationMs = warmUpMs + toCount(minuteMs / 4, 30 * minuteMs);
const sampleEveryMs = toCount(1000, 10_000);
const sampler = pathToFileURL(path.resolve('.build', 'tests', 'support', 'load', 'sampler.js')).href;

/** What must not grow: by more than a tenth, or steadily by more than a little. */
const measures: readonly (keyof Holdings)[] = [
  'heapMb',
  'rssMb',
  'descriptors',
  'timers',
  'listeners',
  'lagP50Ms',
];
const noise = 0.03;

test(
  'half an hour of mixed load with troubles: memory, sockets, listeners and lag are flat, and nothing is lost',
  async () => {
    const engine = await startOwnEngine();
    const environment = { NODE_OPTIONS: `--expose-gc --import ${sampler}` };
    const ground = await startGround({ database: engine.database, environment });
    const { load, samples, troubles, mails } = await runSoak({
      ground,
      killEngine: engine.kill,
      seed,
      durationMs,
      sampleEveryMs,
      troubleEveryMs: toCount(2000, minuteMs),
    });
    const faults = await askUntil(
      () => ground.findFaults(load),
      (found) => found.length === 0,
      minuteMs,
    );
    const sent = await ground.database.db.collection('mails').countDocuments({ state: 'ok' });
    await ground.close();

    const steady = samples.slice(warmUpMs / sampleEveryMs);
    const trends = Object.fromEntries(
      measures.map((measure) => [measure, toTrend(steady.map((one) => one[measure]))]),
    );
    const { counts } = load.ledger;
    const codes = Object.fromEntries(load.codes);
    process.stdout.write(`${JSON.stringify({ seed, counts, codes, troubles, mails, sent, trends })}\n`);
    // All of it happened: what is refused, or not sent, would lose nothing either.
    expect(counts.done).toBeGreaterThan(counts.refused + counts.unknown);
    expect([load.reads.done, sent, troubles.length].every((count) => count > 0)).toBe(true);
    expect(load.complaints).toEqual([]);
    expect(faults).toEqual([]);
    const grown = Object.entries(trends).filter(
      ([, { growth, isRising }]) => growth > 0.1 || (isRising && growth > noise),
    );
    expect(grown).toEqual([]);
  },
  durationMs + 10 * minuteMs,
);
