import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isLong, toCount } from '../../support/count.ts';
import { startFleet, type Fleet } from '../../support/fleet.ts';
import { probeApi, type Probed } from '../../support/load/probe-api.ts';
import { openWeek, weekStart } from '../../support/load/week.ts';
import { report, toQuantiles } from '../../support/quantiles.ts';
import { planReminders, toReminded } from '../../support/reminders.ts';
import { until } from '../../support/until.ts';

// Acknowledged is that a reminder is planned: it must be posted once. Nothing may be unknown: nobody dies.

const count = toCount(120, 10_000);
const minuteMs = 60_000;
/** What a tenant is sent (bot/config.ts); no setting makes it more. */
const rate = 25;
/** It is given up after twice the time that it takes at this rate. */
const limitMs = 30_000 + (2 * count * 1000) / rate;
/** What Teams allows a bot in one tenant (performance.md §4). */
const allowedPerSecond = 30;
const windowMs = 5000;
/** Of three processes with sixteen jobs in hand each, first while they decide what to say, then while they send it. */
const inHand = 2 * 3 * 16;
/** Nobody waits longer for an answer, whatever happens. */
const promisedMs = 10_000;
const idleMs = 30_000;

let fleet: Fleet;
let place: { seriesId: string; meetingId: string };

beforeAll(async () => {
  fleet = await startFleet({ size: 3, now: weekStart });
  place = await openWeek(fleet);
  await untilSettled(minuteMs);
}, 180_000);
afterAll(() => fleet.close());

/** Waits until nothing is due, or nothing of a kind. */
const untilSettled = (limitMs: number, ofKind: { kind?: string } = {}) =>
  until(
    'nothing is due',
    async () => {
      const due = { state: 'due', dueAt: { $lte: new Date(fleet.clock.now()) }, ...ofKind };
      return (await fleet.database.db.collection('jobs').findOne(due)) === null;
    },
    limitMs,
  );

/** Reads and edits of a chair until something is over. */
async function probeWhile(isOver: Promise<unknown>): Promise<Probed> {
  const stopping = new AbortController();
  const probing = probeApi({ fleet, meetingId: place.meetingId, personId: 'ana' }, stopping.signal);
  await isOver;
  stopping.abort();
  return probing;
}

/** Nothing of them is taken before all are planned. */
async function remindAll(): Promise<void> {
  for (const { pause } of fleet.processes) pause();
  const from = new Date(Date.parse(fleet.clock.now()) - minuteMs).toISOString();
  await planReminders(fleet.database.db, { count, from, meetingId: place.meetingId, personId: 'kofi' });
  for (const { resume } of fleet.processes) resume();
}

/** The most that arrived within a window that begins with any of the times. */
function toMost(times: readonly number[]): number {
  const countFrom = (from: number) => times.filter((time) => time >= from && time < from + windowMs).length;
  return Math.max(...times.map(countFrom));
}

const toFigures = ({ reads, edits }: Probed) => ({
  count: reads.length,
  read: toQuantiles(reads),
  edit: toQuantiles(edits),
});

it(
  `F14 ${count.toString()} reminders of one minute go out at the tenant's rate, oldest first, once each, and the API answers meanwhile`,
  async () => {
    const idle = isLong ? toFigures(await probeWhile(delay(idleMs))) : null;
    await remindAll();
    const begunAt = fleet.clock.machineNow();
    const begun = fleet.seen.length;
    const deciding = await probeWhile(untilSettled(limitMs, { kind: 'daily-card' }));
    const sentBefore = fleet.seen.length - begun;
    const sending = await probeWhile(untilSettled(limitMs));
    const posts = fleet.seen.slice(begun).filter(({ method }) => method === 'POST');
    const reminded = posts.map(({ path }) => /\/chat-(reminded\d+)\/activities$/u.exec(path)?.[1] ?? path);
    const all = Array.from({ length: count }, (_, at) => toReminded(at));
    expect([...reminded].sort()).toEqual([...all].sort());

    const places = new Map(all.map((personId, at) => [personId, at]));
    const { p95: overtaken } = toQuantiles(
      reminded.map((personId, at) => Math.abs(places.get(personId)! - at)),
    );
    const times = posts.map(({ at }) => at);
    const seconds = (times.at(-1)! - begunAt) / 1000;
    const most = toMost(times);
    const busy = toFigures({
      reads: [...deciding.reads, ...sending.reads],
      edits: [...deciding.edits, ...sending.edits],
    });
    const phases = { deciding: toFigures(deciding), sending: toFigures(sending) };
    const perSecond = count / seconds;
    report('reminders', {
      count,
      sentBefore,
      seconds,
      perSecond,
      mostInFiveSeconds: most,
      overtaken,
      idle,
      busy,
      ...phases,
    });
    // The first ones do not wait until it is decided what the last ones say.
    expect(sentBefore).toBeGreaterThan(0);
    expect(overtaken).toBeLessThanOrEqual(inHand);
    expect(most).toBeLessThanOrEqual((allowedPerSecond * windowMs) / 1000);
    expect(Math.max(busy.read.max, busy.edit.max)).toBeLessThanOrEqual(promisedMs);
    if (idle === null) return;
    expect(perSecond).toBeGreaterThanOrEqual(rate * 0.8);
    expect(busy.read.p95 / idle.read.p95).toBeLessThanOrEqual(3);
    expect(busy.edit.p95 / idle.edit.p95).toBeLessThanOrEqual(3);
  },
  toCount(120_000, 3_600_000),
);
