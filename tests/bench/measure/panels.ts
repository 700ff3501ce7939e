import { atMostTimes, toEntry, type Entry } from '../entry.ts';
import type { BenchChild } from '../ground/child.ts';
import type { HttpRequest } from '../ground/connection.ts';
import { createChanges, onCrowds, signInAll, toLastMs } from '../ground/crowds.ts';
import { onGround, type Ground } from '../ground/ground.ts';
import { createMeetings } from '../ground/meetings.ts';
import { interleave, toMedians } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';

/**
 * From a change of an agenda until the last of 200 open panels has fetched it again: against a bare stream of events and
 * as many parallel requests that are answered with as much.
 */
export const panels: Measurement = {
  name: 'panels',
  run: (bench) => onGround((ground) => onCrowds((ours, floor) => measure(bench, { ground, ours, floor }))),
};

interface Parts {
  ground: Ground;
  ours: BenchChild;
  floor: BenchChild;
}

async function measure(bench: Bench, { ground, ours, floor }: Parts): Promise<Record<string, Entry>> {
  const count = bench.pick(200, 4);
  const [meeting] = await createMeetings(ground, { count: 1, items: 30 });
  const { seriesId, meetingId } = meeting!;
  const readers = await signInAll(ground, count);
  const path = `/api/v1/meetings/${meetingId}`;
  const answer = await fetch(ground.app.baseUrl + path, { headers: readers[0]! });
  await ground.floor.ask({ kind: 'body', body: (await answer.json()) as object });

  const streams = readers.map((headers) => ({ path: `/api/v1/series/${seriesId}/live`, headers }));
  await ours.ask({ kind: 'follow', port: ground.appPort, streams });
  await floor.ask({
    kind: 'follow',
    port: ground.floorPort,
    streams: readers.map(() => ({ path: '/live' })),
  });
  const changes = createChanges(ground, { meeting: meeting!, headers: readers[0]! });
  const reads = readers.map((headers) => ({ path, headers }));
  const nothing: HttpRequest[] = readers.map(() => ({ path: '/noop' }));
  const pair = await interleave(
    bench.pick(21, 1),
    () => toLastMs(ours, { ...changes.ours(), refetches: reads }),
    () => toLastMs(floor, { ...changes.floor(), refetches: nothing }),
  );
  return {
    [`panels-200`]: toEntry({ ...toMedians(pair), unit: 'ms to the last', goal: atMostTimes(1.5) }),
  };
}
