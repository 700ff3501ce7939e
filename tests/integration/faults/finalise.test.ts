import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  catchUp,
  closingId,
  closingStart,
  createClosingWeek,
  endByItself,
  findOnTheirWay,
  presses,
  putBack,
  readAll,
  readOutcome,
  type Outcome,
  type Press,
} from '../../support/closing.ts';
import { isLong } from '../../support/count.ts';
import { createTestDatabase } from '../../support/database.ts';
import { createMortalProcess, ProcessDied } from '../../support/mortal-process.ts';
import { createProbeClock } from '../../support/probe-clock.ts';
import { createWholeProcess, type Delivery } from '../../support/whole-process.ts';

// A process dies here by refusing everything from one of its steps on, so that each step can be the last one. That a
// whole process and its engine may be killed for real is shown elsewhere.

const database = await createTestDatabase();
afterAll(() => database.close());
const { db } = database;

/** The day after the minutes go out by themselves, at the latest. */
const after = '2026-11-27T12:00:00.000Z';
const minutesCard = `minutes:${closingId}`;
let posted: Delivery[];

/** What a life is made of: the presses, one after the other, and then the time that passes. */
function createLife(diesAt: number | null, world: Delivery[], from = closingStart) {
  const clock = createProbeClock(from);
  const life = createMortalProcess(db, diesAt);
  const process = createWholeProcess(life, clock, world);
  /** The presses that were answered: what a dead process did is not. */
  async function live(wanted: readonly Press[]): Promise<number> {
    let answered = 0;
    try {
      for (const press of wanted) {
        await press(process);
        if (life.isDead()) break;
        answered += 1;
      }
      if (answered === wanted.length) {
        await process.settle();
        await process.liveUntil(after);
      }
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error;
    }
    await life.rest();
    return answered;
  }
  return { clock, life, process, live };
}

/** What is to be there when some things were on their way as the process died: they are known as perhaps delivered. */
function toExpected(whole: Outcome, onTheirWay: readonly string[]): Outcome {
  const expected = structuredClone(whole);
  for (const key of onTheirWay) {
    const [states, job] =
      key in expected.mails ? [expected.mails, 'send-mail'] : [expected.cards, 'send-card'];
    states[key] = 'unknown';
    if (job === 'send-mail') {
      expected.jobs = expected.jobs.map((one) =>
        one === `${job}:${key} done` ? `${job}:${key} parked` : one,
      );
    }
  }
  return expected;
}

/** What may be missing in the world, and is never there twice. */
function withoutDeliveries({ posts: _posts, mailed: _mailed, shown: _shown, ...stored }: Outcome) {
  return stored;
}

/** For each card and mail how many deliveries it is short of; below 0 where it came more than once. */
function toMissing(whole: Outcome, outcome: Outcome): number[] {
  const delivered: Record<string, number> = { ...outcome.posts, ...outcome.mailed };
  const wanted = { ...whole.posts, ...whole.mailed };
  expect(Object.keys(wanted)).toEqual(expect.arrayContaining(Object.keys(delivered)));
  return Object.entries(wanted).map(([name, count]) => count - (delivered[name] ?? 0));
}

describe.each<[string, { before: readonly Press[]; presses: readonly Press[] }]>([
  ['a chair closes the meeting', { before: [], presses }],
  ['the minutes go out by themselves', { before: [presses[0]!, endByItself], presses: [] }],
])('F1 a process that dies while %s', (_, scene) => {
  let stored: Map<string, Document[]>;
  let whole: Outcome;
  let steps: number;

  beforeAll(async () => {
    await putBack(db, new Map());
    posted = [];
    const first = createLife(null, posted);
    await createClosingWeek(first.process);
    for (const press of scene.before) await press(first.process);
    await first.process.settle();
    stored = await readAll(db);

    const world = [...posted];
    const undisturbed = createLife(null, world);
    await undisturbed.live(scene.presses);
    steps = undisturbed.life.steps();
    whole = await readOutcome(db, world);
  });

  test('leaves, undisturbed, one version of the minutes, each item carried over once, one card and one mail each', () => {
    const [closed, next] = whole.meetings;
    expect(closed).toMatchObject({ state: 'closed', minutes: [{ version: 1 }] });
    expect(next!.items.filter((item) => item.includes('carried-over'))).toEqual([
      'Fair in Lyon | carried-over | open | carried-over | open-action | 1 | 2026-11-26 | ',
      'Budget | carried-over | open | carried-over | deferred | 1 | 2026-11-26 | ',
      'Visit to Contoso | carried-over | open | carried-over | not-discussed | 1 | 2026-11-26 | ',
    ]);
    expect(whole.parked).toEqual(['logo New logo']);
    expect(whole.posts[`channel: ${minutesCard}`]).toBe(1);
    expect(Object.values(whole.mailed)).toEqual([1, 1, 1]);
    expect(Object.values({ ...whole.cards, ...whole.mails })).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(whole.shown['agenda:series.2026-12-03']).toContain('Visit to Contoso');
    expect(steps).toBeGreaterThan(40);
  });

  test('at whichever step leaves the same behind, once another one has taken over', async () => {
    // Every step in `npm run test:long`, five of them spread evenly otherwise.
    const every = isLong ? 1 : steps / 5;
    const unknown = new Set<string>();
    for (let at = 1; at <= steps; at += every) {
      const diesAt = Math.floor(at);
      await putBack(db, stored);
      const world = [...posted];
      const first = createLife(diesAt, world);
      const answered = await first.live(scene.presses);
      expect([diesAt, first.life.isDead()]).toEqual([diesAt, true]);
      const onTheirWay = await findOnTheirWay(db);
      for (const key of onTheirWay) unknown.add(key);

      const second = createLife(null, world, first.clock.now());
      await catchUp(second.process, second.clock);
      expect(await second.live(scene.presses.slice(answered))).toBe(scene.presses.length - answered);
      const outcome = await readOutcome(db, world);
      const expected = toExpected(whole, onTheirWay);
      expect([diesAt, withoutDeliveries(outcome)]).toEqual([diesAt, withoutDeliveries(expected)]);
      const missing = toMissing(whole, outcome);
      expect(missing.filter((count) => count < 0)).toEqual([]);
      expect(missing.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(onTheirWay.length);
      if (!onTheirWay.includes(minutesCard)) expect([diesAt, outcome.shown]).toEqual([diesAt, whole.shown]);
    }
    // Where every step was the last one, each thing that is sent was on its way once.
    if (isLong) expect([...unknown].sort()).toEqual([minutesCard, ...Object.keys(whole.mails)].sort());
  });
});
