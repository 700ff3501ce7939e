import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net, { type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BSON } from 'mongodb';
import { createMessageReader } from '../../bot/db/engine/wire.ts';
import { createClock } from '../../bot/clock.ts';
import { readCommand, toReply, type SeenCommand } from './wire-message.ts';
import { createGate } from './gate.ts';

/** What happens to a command instead of being carried out; null where nothing does. */
export type Meddling = (command: SeenCommand) => { reply: BSON.Document } | 'lose the reply' | null;

export type WireProxy = Awaited<ReturnType<typeof startWireProxy>>;

/**
 * Stands between the app and the database at `uri` (a unix socket) and does what networks, disks and failing servers
 * do. Commands of one connection are passed on and answered in their order.
 */
export async function startWireProxy(uri: string) {
  const upstreamPath = decodeURIComponent(new URL(uri).host);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tandem-wire-'));
  const socketPath = path.join(folder, 'proxy.sock');
  const { machineNow } = createClock();
  const sockets = new Set<Socket>();
  const seen: SeenCommand[] = [];
  let server: net.Server | null = null;
  let delayMs = 0;
  let meddling: Meddling | null = null;
  let gate: ReturnType<typeof createGate> | null = null;

  async function passOn(message: Buffer, upstream: Socket): Promise<'to database' | 'lost' | Buffer> {
    const command = readCommand(message, machineNow());
    await gate?.opened;
    const done = command === null ? null : (meddling?.(command) ?? null);
    if (command !== null) seen.push(command);
    if (typeof done === 'object' && done !== null) return toReply(message, done.reply);
    upstream.write(message);
    return done === null ? 'to database' : 'lost';
  }

  function serve(client: Socket): void {
    const upstream = net.connect(upstreamPath);
    const lost = new Set<number>();
    const requests = createMessageReader();
    const replies = createMessageReader();
    let coming = Promise.resolve();
    let going = Promise.resolve();
    const answer = (reply: Buffer): void => {
      const dueAt = machineNow() + delayMs;
      going = going.then(async () => {
        await gate?.opened;
        const waitMs = dueAt - machineNow();
        if (waitMs > 0) await delay(waitMs);
        if (lost.has(reply.readInt32LE(8))) client.destroy();
        else if (!client.destroyed) client.write(reply);
      });
    };
    client.on('data', (chunk: Buffer) => {
      for (const message of requests(chunk) ?? []) {
        coming = coming.then(async () => {
          const result = await passOn(message, upstream);
          if (result === 'lost') lost.add(message.readInt32LE(4));
          else if (typeof result === 'object') answer(result);
        });
      }
    });
    upstream.on('data', (chunk: Buffer) => replies(chunk)?.forEach(answer));
    for (const [one, other] of [[client, upstream] as const, [upstream, client] as const]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }

  async function listen(): Promise<void> {
    if (server !== null) return;
    server = net.createServer(serve);
    await once(server.listen(socketPath), 'listening');
  }

  async function cut(): Promise<void> {
    const closed = server === null ? null : once(server.close(), 'close');
    server = null;
    cutOnce();
    await closed;
  }

  function cutOnce(): void {
    for (const socket of sockets) socket.destroy();
  }

  function thaw(): void {
    gate?.open();
    gate = null;
  }

  await listen();
  return {
    uri: uri.replace(encodeURIComponent(upstreamPath), encodeURIComponent(socketPath)),
    /** Every command that arrived, in order. */
    seen,
    /** How many the app holds open. */
    countConnections: () => sockets.size / 2,
    /** Ends all connections and refuses new ones until `mend`. */
    cut,
    mend: listen,
    /** Ends all connections once. */
    cutOnce,
    /** Lets nothing through in either direction, as a machine that hangs, until `thaw`. */
    freeze: (): void => {
      gate ??= createGate();
    },
    thaw,
    /** Makes every reply come this much later, in milliseconds. */
    delayReplies: (ms: number): void => {
      delayMs = ms;
    },
    /** Is asked about every command from now on; null for nobody. */
    meddle: (rule: Meddling | null): void => {
      meddling = rule;
    },
    close: async (): Promise<void> => {
      thaw();
      await cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Something to wait for that somebody opens. */
