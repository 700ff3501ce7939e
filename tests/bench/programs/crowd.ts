import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { openConnection, toWire, type HttpConnection, type HttpRequest } from '../ground/connection.ts';
import { serveParent } from '../ground/serve-parent.ts';

// Many open tabs in one process beside the bench: each follows the live stream, and may fetch again when it is told to.

/** What the parent may ask. Times are of this process alone, so that no clocks are compared. */
export type CrowdRequest =
  /** Opens one stream for each request, and resolves when all have begun. */
  | { kind: 'follow'; port: number; streams: HttpRequest[] }
  /**
   * Sends a change and waits until every tab has heard of it and, where it has something to fetch, fetched it. What it
   * hears, and what it fetches, must contain the texts that say so.
   */
  | CrowdChangeRequest
  | { kind: 'leave' };

export interface CrowdChangeRequest {
  kind: 'change';
  port: number;
  request: HttpRequest;
  /** What an event says that is about this change. */
  told: string;
  refetches: HttpRequest[];
  /** What is in an answer that has the change in it. */
  fetched: string;
}

/** Milliseconds from before the change was sent to the end of the last tab; 0 where nothing was measured. */
export interface CrowdAnswer {
  lastMs: number;
}

interface Tab {
  socket: Socket;
  /** Told of everything that comes. */
  onEvent: (text: string) => void;
}

const together = 100;
const tabs: Tab[] = [];
const fetchers: HttpConnection[] = [];
let writer: HttpConnection | null = null;

async function follow({ port, streams }: Extract<CrowdRequest, { kind: 'follow' }>): Promise<void> {
  for (let from = 0; from < streams.length; from += together) {
    await Promise.all(streams.slice(from, from + together).map((stream) => openStream(port, stream)));
  }
}

async function openStream(port: number, stream: HttpRequest): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const tab: Tab = { socket, onEvent: () => undefined };
  const begun = new Promise<string>((resolve) => (tab.onEvent = resolve));
  socket.on('data', (chunk: Buffer) => {
    if (chunk.includes('data: ')) tab.onEvent(chunk.toString());
  });
  socket.write(toWire(stream));
  await begun;
  tabs.push(tab);
}

async function change(one: CrowdChangeRequest): Promise<number> {
  const { port, request, told, refetches, fetched } = one;
  writer ??= await openConnection(port);
  while (fetchers.length < refetches.length) fetchers.push(await openConnection(port));
  const wires = refetches.map(toWire);
  let lastMs = 0;
  const startedAt = performance.now();
  const all = tabs.map(async (tab, at) => {
    await hear(tab, told);
    if (refetches.length > 0) await refetch(at, { wires, fetched });
    lastMs = Math.max(lastMs, performance.now() - startedAt);
  });
  const { status, body } = await writer.exchange(toWire(request));
  if (status !== 200) throw new Error(`${status} ${body.slice(0, 300)}`);
  await Promise.all(all);
  return lastMs;
}

/** An event of the change before may still come. */
function hear(tab: Tab, told: string): Promise<void> {
  return new Promise((resolve) => {
    tab.onEvent = (text) => {
      if (text.includes(told)) resolve();
    };
  });
}

async function refetch(
  at: number,
  { wires, fetched }: { wires: readonly string[]; fetched: string },
): Promise<void> {
  const { status, body } = await fetchers[at]!.exchange(wires[at]!);
  if (status !== 200) throw new Error(`a tab was answered ${status}`);
  if (!body.includes(fetched)) throw new Error(`a tab was answered without "${fetched}"`);
}

function leave(): void {
  for (const { socket } of tabs.splice(0)) socket.destroy();
  for (const { close } of fetchers.splice(0)) close();
}

async function answer(request: CrowdRequest): Promise<CrowdAnswer> {
  if (request.kind === 'follow') await follow(request);
  else if (request.kind === 'leave') leave();
  else return { lastMs: await change(request) };
  return { lastMs: 0 };
}

serveParent({}, answer);
