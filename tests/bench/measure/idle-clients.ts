import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { atMostTimes, toEntry, type Entry } from '../entry.ts';
import type { BenchChild } from '../ground/child.ts';
import type { HttpRequest } from '../ground/connection.ts';
import { createChanges, onCrowds, signInAll, toLastMs } from '../ground/crowds.ts';
import { onGround, type Ground } from '../ground/ground.ts';
import { createMeetings } from '../ground/meetings.ts';
import { readResidentKb } from '../ground/memory.ts';
import { interleave, toMedians } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';

const preload = pathToFileURL(join(import.meta.dirname, '..', 'programs', 'collect-on-signal.js')).href;

/**
 * From a change until the last of 2,000 open streams has been told, and what each of them costs in memory: against a bare
 * stream of events.
 */
export const idleClients: Measurement = {
  name: 'idle-clients',
  run: (bench) =>
    onGround((ground) => onCrowds((ours, floor) => measure(bench, { ground, ours, floor })), {
      environment: { NODE_OPTIONS: `--import=${preload}` },
    }),
};

interface Parts {
  ground: Ground;
  ours: BenchChild;
  floor: BenchChild;
}

async function measure(bench: Bench, { ground, ours, floor }: Parts): Promise<Record<string, Entry>> {
  const count = bench.pick(2000, 20);
  const [meeting] = await createMeetings(ground, { count: 1, items: 30 });
  const readers = await signInAll(ground, count);
  const path = `/api/v1/series/${meeting!.seriesId}/live`;
  const mine = readers.map((headers) => ({ path, headers }));
  const theirs = readers.map(() => ({ path: '/live' }));
  const [port, floorPort] = [ground.appPort, ground.floorPort];
  const value = await readKbPerClient({ crowd: ours, port, streams: mine }, () => readApp(bench, ground));
  const bare = await readKbPerClient({ crowd: floor, port: floorPort, streams: theirs }, () =>
    readFloor(ground),
  );

  const changes = createChanges(ground, { meeting: meeting!, headers: readers[0]! });
  const pair = await interleave(
    bench.pick(25, 1),
    () => toLastMs(ours, { ...changes.ours(), refetches: [] }),
    () => toLastMs(floor, { ...changes.floor(), refetches: [] }),
  );
  const goal = { of: 'value', is: 'most', limit: 40 } as const;
  return {
    'idle-2000-last-hint': toEntry({ ...toMedians(pair), unit: 'ms to the last', goal: atMostTimes(2) }),
    'idle-2000-memory': toEntry({ value, floor: bare, unit: 'kB per client', goal }),
  };
}

interface Crowd {
  crowd: BenchChild;
  port: number;
  streams: HttpRequest[];
}

/** Once before, so that what grows with the first clients only is not counted. */
async function readKbPerClient(
  { crowd, port, streams }: Crowd,
  readKb: () => Promise<number>,
): Promise<number> {
  await crowd.ask({ kind: 'follow', port, streams: streams.slice(0, streams.length / 10) });
  await crowd.ask({ kind: 'leave' });
  const before = await readKb();
  await crowd.ask({ kind: 'follow', port, streams });
  return ((await readKb()) - before) / streams.length;
}

async function readApp(bench: Bench, { app }: Ground): Promise<number> {
  return await readSettled(bench.pick(5, 1), app.pid, () =>
    Promise.resolve(process.kill(app.pid, 'SIGUSR2')),
  );
}

async function readFloor({ floor }: Ground): Promise<number> {
  return await readSettled(3, floor.pid, () => floor.ask({ kind: 'collect' }));
}

/** Memory after several collections; the allocator gives pages back little by little. */
async function readSettled(times: number, pid: number, collect: () => Promise<unknown>): Promise<number> {
  const read: number[] = [];
  for (let at = 0; at < times; at += 1) {
    await collect();
    await delay(300);
    read.push(readResidentKb(pid));
  }
  return median(read.slice(-3));
}
