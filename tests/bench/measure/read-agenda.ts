import { atMostTimes, toEntry, type Entry } from '../entry.ts';
import { interleave, toMedians } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';
import { toWire } from '../ground/connection.ts';
import { onGround, type Ground } from '../ground/ground.ts';
import { openConnections, runLoad } from '../ground/load.ts';
import { createMeetings } from '../ground/meetings.ts';

const concurrency = 16;

/**
 * Reading a whole agenda, signed in, over 16 connections: against Express with one findOne of the same document, and
 * against Express that does nothing and answers with as much.
 */
export const readAgenda: Measurement = {
  name: 'read-agenda',
  run: (bench) => onGround((ground) => measure(bench, ground)),
};

async function measure(bench: Bench, ground: Ground): Promise<Record<string, Entry>> {
  const [meeting] = await createMeetings(ground, { count: 1, items: 30 });
  const id = meeting!.meetingId;
  const headers = await ground.signIn('ana');
  const url = `/api/v1/meetings/${id}`;
  const answer = await fetch(ground.app.baseUrl + url, { headers });
  await ground.floor.ask({ kind: 'body', body: (await answer.json()) as object });

  const ours = await openConnections(ground.appPort, concurrency);
  const floors = await openConnections(ground.floorPort, concurrency);
  const durationMs = bench.pick(400, 20);
  const toSide = (connections: typeof ours, request: string) => async () =>
    median(await runLoad({ connections, durationMs, toRequest: () => request }));
  const read = toSide(ours, toWire({ path: url, headers }));
  const find = toSide(floors, toWire({ path: `/meetings/${id}` }));
  const nothing = toSide(floors, toWire({ path: '/noop' }));

  const rounds = bench.pick(11, 1);
  const toFind = await interleave(rounds, read, find);
  const toNothing = await interleave(rounds, read, nothing);
  for (const { close } of [...ours, ...floors]) close();
  return {
    'read-agenda-16': toEntry({ ...toMedians(toFind), unit: 'ms p50', goal: atMostTimes(1.3) }),
    'read-agenda-16-no-op': toEntry({ ...toMedians(toNothing), unit: 'ms p50' }),
  };
}
