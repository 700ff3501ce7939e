import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { inFull, toCount } from '../../support/count.ts';
import { askUntil } from '../../support/load/ask-until.ts';
import { startGround, type Ground } from '../../support/load/ground.ts';
import { isWrite, notPrimary, steppedDown, toDiskFull } from '../../support/wire-message.ts';
import type { Meddling } from '../../support/wire-proxy.ts';

// Acknowledged is what was answered with 200 or 201: it must be there, once. What was answered 503, or not at all, may be
// there or not, never twice. What was answered 507 is not there.

const limitMs = toCount(120_000, 900_000);
const databaseUnavailable = 'urn:tandem:problem:database-unavailable';
const storageFull = 'urn:tandem:problem:storage-full';

let ground: Ground;
type Load = Awaited<ReturnType<Ground['startLoad']>>;

beforeAll(async () => {
  ground = await startGround();
}, 120_000);
afterAll(() => ground.close());
afterEach(() => {
  ground.proxy.meddle(null);
  ground.proxy.delayReplies(0);
});

interface Wrong {
  begin: () => unknown;
  /** Done while it is wrong. */
  meanwhile?: () => Promise<unknown>;
  end: () => unknown;
}

/** People write while something is wrong for a time, and go on afterwards. */
async function outlive(wrongMs: number, { begin, end, meanwhile }: Wrong) {
  const load = await ground.startLoad(wrongMs);
  await askUntil(
    () => load.ledger.counts.done,
    (done) => done > 5,
    60_000,
  );
  begin();
  await delay(wrongMs);
  const reason = await ground.readReason();
  await meanwhile?.();
  end();
  const done = load.ledger.counts.done;
  const ready = await askUntil(ground.readReason, (now) => now === null, 60_000);
  const goesOn = await askUntil(() => load.ledger.counts.done > done + 10, Boolean, 60_000);
  await load.stop();
  return { load, reason, after: { ready, goesOn } };
}

const meddled = (wrongMs: number, rule: Meddling) =>
  outlive(wrongMs, { begin: () => ground.proxy.meddle(rule), end: () => ground.proxy.meddle(null) });

/** Left-over events are delivered by the sweeper, and agendas composed of them. */
const findFaultsAtLast = (load: Load) =>
  askUntil(
    () => ground.findFaults(load),
    (faults) => faults.length === 0,
    45_000,
  );

// There is no replica set here: the proxy answers writes as its members do.
describe('F9 a primary that steps down (imitated)', () => {
  test(
    'for a moment: nobody notices',
    async () => {
      let refused = 0;
      const rule: Meddling = (command) => {
        const isOver = !isWrite(command) || refused >= 30;
        refused += isOver ? 0 : 1;
        return isOver ? null : { reply: refused % 2 === 0 ? notPrimary : steppedDown };
      };
      const { load, after } = await outlive(0, {
        begin: () => ground.proxy.meddle(rule),
        meanwhile: () =>
          askUntil(
            () => refused,
            (count) => count === 30,
            60_000,
          ),
        end: () => ground.proxy.meddle(null),
      });
      expect(refused).toBe(30);
      expect(load.complaints).toEqual([]);
      expect([...load.codes.keys()]).not.toContain(databaseUnavailable);
      expect(after).toEqual({ ready: null, goesOn: true });
      expect(await findFaultsAtLast(load)).toEqual([]);
    },
    limitMs,
  );

  inFull(() => {
    test(
      'for longer than one waits: sentences, and nothing is doubled',
      async () => {
        const { load, after } = await meddled(toCount(7000, 30_000), (command) =>
          isWrite(command) ? { reply: notPrimary } : null,
        );
        expect(load.complaints).toEqual([]);
        expect([...load.codes.keys()]).toContain(databaseUnavailable);
        expect(after).toEqual({ ready: null, goesOn: true });
        expect(await findFaultsAtLast(load)).toEqual([]);
      },
      limitMs,
    );
  });

  inFull(() => {
    test(
      'and replies that are lost after the write was carried out: nothing is doubled',
      async () => {
        let count = 0;
        const { load, after } = await meddled(toCount(3000, 30_000), (command) => {
          count += isWrite(command) ? 1 : 0;
          return isWrite(command) && count % 4 === 0 ? 'lose the reply' : null;
        });
        expect(count).toBeGreaterThan(10);
        expect(load.complaints).toEqual([]);
        expect(after).toEqual({ ready: null, goesOn: true });
        expect(await findFaultsAtLast(load)).toEqual([]);
      },
      limitMs,
    );
  });
});

describe('F10 no room for writes', () => {
  test(
    'each is refused in words, reads go on, the process says so, and all goes on once there is room',
    async () => {
      const { load, reason, after } = await meddled(toCount(3000, 60_000), (command) =>
        isWrite(command) ? { reply: toDiskFull(command) } : null,
      );
      expect(load.complaints).toEqual([]);
      expect([...load.codes.keys()]).toContain(storageFull);
      expect(load.reads.done).toBeGreaterThan(0);
      expect(reason).toBe('503 The database has no space left.');
      expect(after).toEqual({ ready: null, goesOn: true });
      expect(await findFaultsAtLast(load)).toEqual([]);
    },
    limitMs,
  );

  test('what was refused may be sent again under the same key', async () => {
    const { fleet, meetingId, proxy } = ground;
    const headers = { ...(await fleet.signIn('ana')), 'idempotency-key': 'full' };
    const title = 'Typed while the disk was full';
    const init = { method: 'POST', headers, body: JSON.stringify({ title }) };
    const post = () => fleet.call(0, `/api/v1/meetings/${meetingId}/items`, init);
    proxy.meddle((command) => (isWrite(command) ? { reply: toDiskFull(command) } : null));
    const refused = await post();
    expect(refused).toMatchObject({ status: 507, body: { type: storageFull } });
    expect((await fleet.call(0, `/api/v1/meetings/${meetingId}`, { headers })).status).toBe(200);
    proxy.meddle(null);
    const { status, body } = await post();
    expect(status).toBe(201);
    const { items } = body as { items: { title: string }[] };
    expect(items.filter((item) => item.title === title)).toHaveLength(1);
  });
});

/** Many read at once: each is answered, and the database is not asked by all of them at a time. */
async function openManyTabs(): Promise<void> {
  const { fleet, meetingId, proxy } = ground;
  const headers = await fleet.signIn('ana');
  const tabs = Array.from({ length: 200 }, () => fleet.call(0, `/api/v1/meetings/${meetingId}`, { headers }));
  const statuses = new Set((await Promise.all(tabs)).map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(proxy.countConnections()).toBeLessThanOrEqual(110);
}

describe('F11 a database that takes two seconds for each answer', () => {
  test(
    'the process is not ready, people get words, nothing piles up or is lost',
    async () => {
      const { load, reason, after } = await outlive(toCount(6000, 60_000), {
        begin: () => ground.proxy.delayReplies(2000),
        meanwhile: openManyTabs,
        end: () => ground.proxy.delayReplies(0),
      });
      expect(load.complaints).toEqual([]);
      expect(reason).toBe('503 The database does not answer.');
      expect(after).toEqual({ ready: null, goesOn: true });
      expect(await findFaultsAtLast(load)).toEqual([]);
    },
    limitMs,
  );
});
