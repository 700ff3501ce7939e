import { randomUUID } from 'node:crypto';
import { toEntry, type Entry } from '../entry.ts';
import { toWire, type HttpConnection } from '../ground/connection.ts';
import { onGround, type Ground } from '../ground/ground.ts';
import { openConnections } from '../ground/load.ts';
import { createMeetings, type BenchMeeting } from '../ground/meetings.ts';
import { interleave } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { median, percentile } from '../statistics.ts';

const writers = 50;

/**
 * Fifty people reorder one agenda at once, each moving an item of their own behind an item of their own: whatever the
 * order in which the moves arrive, each must be in the end state. Against Express that makes one conditional update
 * after the other on one document.
 */
export const reorder: Measurement = {
  name: 'reorder',
  run: (bench) => onGround((ground) => measure(bench, ground)),
};

async function measure(bench: Bench, ground: Ground): Promise<Record<string, Entry>> {
  const [mine, theirs] = await createMeetings(ground, { count: 2, items: 2 * writers });
  const headers = await ground.signIn('ana');
  const read = async () => {
    const answer = await fetch(`${ground.app.baseUrl}/api/v1/meetings/${mine!.meetingId}`, { headers });
    return (await answer.json()) as { items: { id: string }[] };
  };
  await ground.floor.ask({ kind: 'body', body: await read() });
  const ours = await openConnections(ground.appPort, writers);
  const floors = await openConnections(ground.floorPort, writers);
  const outcome = { acknowledged: 0, kept: 0, latencies: [] as number[] };
  let round = 0;

  async function moveAll(): Promise<number> {
    round += 1;
    const pairs = toPairs(mine!, round);
    const { totalMs, latencies } = await sendAll(ours, (at) => toMove(mine!, pairs[at]!, headers));
    const order = (await read()).items.map(({ id }) => id);
    const kept = pairs.filter(({ itemId, afterId }) => order.indexOf(itemId) === order.indexOf(afterId) + 1);
    outcome.acknowledged += pairs.length;
    outcome.kept += kept.length;
    outcome.latencies.push(...latencies);
    return totalMs;
  }

  async function updateAll(): Promise<number> {
    return (await sendAll(floors, (at) => toRawMove(theirs!, at))).totalMs;
  }

  const { values, floors: raw } = await interleave(bench.pick(9, 1), moveAll, updateAll);
  for (const { close } of [...ours, ...floors]) close();
  const { acknowledged, kept, latencies } = outcome;
  return {
    'reorder-50-kept': toEntry({
      value: kept,
      floor: acknowledged,
      unit: 'moves',
      goal: { of: 'ratio', is: 'least', limit: 1 },
    }),
    'reorder-50': toEntry({ value: median(values), floor: median(raw), unit: 'ms for all' }),
    'reorder-50-p95': toEntry({ value: percentile(latencies, 0.95), floor: median(raw), unit: 'ms p95' }),
  };
}

interface Move {
  itemId: string;
  afterId: string;
}

/** For each writer an item and where it goes. Both change hands with every round, so that every move is one. */
function toPairs({ itemIds }: BenchMeeting, round: number): Move[] {
  const movers = itemIds.slice(0, writers);
  const anchors = itemIds.slice(writers);
  return movers.map((itemId, at) => ({ itemId, afterId: anchors[(at + round) % writers]! }));
}

async function sendAll(connections: readonly HttpConnection[], toRequest: (at: number) => string) {
  const requests = connections.map((_, at) => toRequest(at));
  const startedAt = performance.now();
  const latencies = await Promise.all(
    connections.map(async ({ exchange }, at) => {
      const { status, body } = await exchange(requests[at]!);
      // A refusal would be quick, and would lose nothing.
      if (status !== 200) throw new Error(`${status} ${body.slice(0, 300)}`);
      return performance.now() - startedAt;
    }),
  );
  return { totalMs: Math.max(...latencies), latencies };
}

function toMove({ meetingId }: BenchMeeting, body: Move, headers: Record<string, string>): string {
  return toWire({
    method: 'POST',
    path: `/api/v1/meetings/${meetingId}/items/order`,
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body,
  });
}

function toRawMove({ meetingId, itemIds }: BenchMeeting, at: number): string {
  const body = { itemId: itemIds[at], rank: 1_000_000 + at + 0.5 };
  return toWire({ method: 'POST', path: `/meetings/${meetingId}/order`, body });
}
