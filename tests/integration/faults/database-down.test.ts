import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { LiveMessage } from '../../../shared/api/live.ts';
import { inFull, isLong, toCount } from '../../support/count.ts';
import { startGround, type Ground } from '../../support/load/ground.ts';
import { watch } from '../../support/load/watcher.ts';
import { askUntil } from '../../support/load/ask-until.ts';

// Acknowledged is what was answered with 200 or 201: it must be there, once. What was answered that the database does
// not answer, or not at all, may be there or not, never twice.

let ground: Ground;

beforeAll(async () => {
  ground = await startGround();
}, 120_000);
afterAll(() => ground.close());
afterEach(async () => {
  ground.proxy.thaw();
  await ground.proxy.mend();
});

const shortMs = toCount(6_500, 30_000);
const limitMs = toCount(120_000, 900_000);
const watcherCount = toCount(5, 20);
/** Every piece of the app says once a minute that it cannot do its work, and every turn of the bot that failed once. */
const linesPerMinute = 80;

/** People write and watch while the database is away for a time; afterwards everything is compared. */
async function outlive(awayMs: number, { begin, end }: { begin: () => unknown; end: () => unknown }) {
  const { fleet, proxy, seriesId } = ground;
  const load = await ground.startLoad(awayMs);
  const resyncs = { count: 0 };
  const note = ({ type }: LiveMessage) => void (resyncs.count += type === 'resync' ? 1 : 0);
  const people = Array.from({ length: watcherCount }, () => ({ at: 0, seriesId, personId: 'ana' }));
  const watchers = await Promise.all(people.map((person) => watch(fleet, person, note)));
  await askUntil(
    () => load.ledger.counts.done,
    (done) => done > 10,
    60_000,
  );
  const lines = ground.log.length;
  await begin();
  await delay(awayMs);
  const whileAway = { reason: await ground.readReason(), lines: ground.log.length - lines };
  const done = load.ledger.counts.done;
  resyncs.count = 0;
  const commands = proxy.seen.length;
  await end();
  await delay(2000);
  const commandsPerSecond = (proxy.seen.length - commands) / 2;
  const ready = await askUntil(ground.readReason, (reason) => reason === null, 60_000);
  const resynced = await askUntil(
    () => resyncs.count,
    (count) => count >= watcherCount,
    60_000,
  );
  const goesOn = await askUntil(() => load.ledger.counts.done > done + 10, Boolean, 60_000);
  await load.stop();
  for (const watcher of watchers) watcher.end();
  return { load, whileAway, commandsPerSecond, ready, resynced, goesOn };
}

/** Left-over events are delivered by the sweeper, and agendas composed of them. */
const findFaultsAtLast = (load: Parameters<Ground['findFaults']>[0]) =>
  askUntil(
    () => ground.findFaults(load),
    (faults) => faults.length === 0,
    45_000,
  );

describe('F8 while the database is down under load', () => {
  const downs = [shortMs, ...(isLong ? [300_000] : [])];

  test.each(downs)(
    'for %i ms: sentences, no flood, and everything goes on by itself',
    async (awayMs) => {
      const { begin, end } = { begin: ground.proxy.cut, end: ground.proxy.mend };
      const { load, whileAway, commandsPerSecond, ...after } = await outlive(awayMs, { begin, end });
      expect(load.complaints).toEqual([]);
      expect([...load.codes.keys()]).toContain('urn:tandem:problem:database-unavailable');
      expect(whileAway.reason).toBe('503 The database does not answer.');
      expect(whileAway.lines).toBeLessThan(20 + (awayMs / 60_000) * linesPerMinute);
      expect(commandsPerSecond).toBeLessThan(1500);
      expect(after).toMatchObject({ ready: null, resynced: watcherCount, goesOn: true });
      expect(await findFaultsAtLast(load)).toEqual([]);
    },
    limitMs,
  );

  inFull(() => {
    test(
      'and hangs instead of refusing: nobody waits for more than ten seconds',
      async () => {
        const { begin, end } = { begin: ground.proxy.freeze, end: ground.proxy.thaw };
        const { load, whileAway, ...after } = await outlive(toCount(10_000, 40_000), { begin, end });
        expect(load.complaints).toEqual([]);
        expect([...load.codes.keys()]).toContain('urn:tandem:problem:too-slow');
        expect(whileAway.reason).toBe('503 The database does not answer.');
        expect(after).toMatchObject({ ready: null, goesOn: true });
        expect(await findFaultsAtLast(load)).toEqual([]);
      },
      limitMs,
    );
  });

  test('what it asked for meanwhile was sent once', () => {
    const posts = ground.fleet.seen.filter(
      ({ method, path }) => method === 'POST' && path.includes('/activities'),
    );
    const texts = posts.map(({ path, body }) => path + JSON.stringify(body));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });
});
