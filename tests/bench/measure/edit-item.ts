import { atMostTimes, toEntry, type Entry } from '../entry.ts';
import { interleave, toMedians } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';
import { toWire, type HttpConnection } from '../ground/connection.ts';
import { onGround, type Ground } from '../ground/ground.ts';
import { openConnections, runLoad } from '../ground/load.ts';
import { createMeetings, type BenchMeeting } from '../ground/meetings.ts';

const concurrency = 16;
const items = 30;

/**
 * Editing the title of an item: against Express with one conditional update of the same document that answers with as
 * much, one request after the other and over 16 connections, each on a meeting of its own.
 */
export const editItem: Measurement = {
  name: 'edit-item',
  run: (bench) => onGround((ground) => measure(bench, ground)),
};

async function measure(bench: Bench, ground: Ground): Promise<Record<string, Entry>> {
  const all = await createMeetings(ground, { count: 2 * concurrency, items });
  const [mine, theirs] = [all.slice(0, concurrency), all.slice(concurrency)];
  const headers = await ground.signIn('ana');
  const answer = await fetch(`${ground.app.baseUrl}/api/v1/meetings/${mine[0]!.meetingId}`, { headers });
  await ground.floor.ask({ kind: 'body', body: (await answer.json()) as object });

  const ours = await openConnections(ground.appPort, concurrency);
  const floors = await openConnections(ground.floorPort, concurrency);
  const edit = mine.map((meeting) => createEdits(meeting, headers));
  const update = theirs.map(createRawEdits);
  const durationMs = bench.pick(400, 20);
  const toSides = (connections: number) => ({
    ours: toSide(ours.slice(0, connections), edit, durationMs),
    floor: toSide(floors.slice(0, connections), update, durationMs),
  });
  const rounds = bench.pick(11, 1);
  const alone = toSides(1);
  const together = toSides(concurrency);
  const one = await interleave(rounds, alone.ours, alone.floor);
  const many = await interleave(rounds, together.ours, together.floor);
  for (const { close } of [...ours, ...floors]) close();
  return {
    'edit-item': toEntry({ ...toMedians(one), unit: 'ms p50', goal: atMostTimes(1.5) }),
    'edit-item-16': toEntry({ ...toMedians(many), unit: 'ms p50', goal: atMostTimes(1.5) }),
  };
}

function toSide(connections: HttpConnection[], edits: (() => string)[], durationMs: number) {
  return async () => median(await runLoad({ connections, durationMs, toRequest: (at) => edits[at]!() }));
}

/** The edits of one writer, who knows the version of every item that only they edit. */
function createEdits({ meetingId, itemIds }: BenchMeeting, headers: Record<string, string>): () => string {
  const versions = new Map<string, number>();
  let sent = 0;
  return () => {
    const itemId = itemIds[sent % itemIds.length]!;
    const version = versions.get(itemId) ?? 1;
    versions.set(itemId, version + 1);
    sent += 1;
    return toWire({
      method: 'PATCH',
      path: `/api/v1/meetings/${meetingId}/items/${itemId}`,
      headers: { ...headers, 'if-match': `"${version}"` },
      body: { title: `Price list of the spring campaign, edit ${sent}` },
    });
  };
}

function createRawEdits({ meetingId, itemIds }: BenchMeeting): () => string {
  let version = 0;
  return () => {
    version += 1;
    return toWire({
      method: 'PATCH',
      path: `/meetings/${meetingId}/items/${itemIds[version % itemIds.length]!}`,
      body: { version, title: `Price list of the spring campaign, edit ${version}` },
    });
  };
}
