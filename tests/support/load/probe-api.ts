import { setTimeout as delay } from 'node:timers/promises';
import type { Fleet } from '../fleet.ts';

export interface ProbeOptions {
  fleet: Fleet;
  meetingId: string;
  /** A chair, who reads the agenda and edits it. */
  personId: string;
}

/** Milliseconds that each read and each edit took. */
export interface Probed {
  reads: number[];
  edits: number[];
}

const pauseMs = 40;

/** Opens the agenda and edits an item of it, at one process after the other with short pauses, until it is told to stop. */
export async function probeApi(
  { fleet, meetingId, personId }: ProbeOptions,
  signal: AbortSignal,
): Promise<Probed> {
  const headers = await fleet.signIn(personId);
  const url = `/api/v1/meetings/${meetingId}`;
  const reads: number[] = [];
  const edits: number[] = [];
  for (let at = 0; !signal.aborted; at += 1) {
    const begunAt = performance.now();
    const { body } = await requireDone(fleet.call(at, url, { headers }));
    const readAt = performance.now();
    reads.push(readAt - begunAt);
    const [{ id, version }] = body.items;
    const edited = {
      method: 'PATCH',
      headers: { ...headers, 'if-match': `"${String(version)}"` },
      body: JSON.stringify({ notes: `Note ${at.toString()}` }),
    };
    await requireDone(fleet.call(at, `${url}/items/${String(id)}`, edited));
    edits.push(performance.now() - readAt);
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
  }
  return { reads, edits };
}

async function requireDone(answer: ReturnType<Fleet['call']>) {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${status.toString()} ${JSON.stringify(body)}`);
  return { body };
}
