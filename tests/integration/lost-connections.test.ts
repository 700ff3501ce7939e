import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../bot/db/connect.ts';
import { watchSocket } from '../../bot/db/destroyed-sockets.ts';
import { createTestDatabase } from '../support/database.ts';
import { createProbeLog } from '../support/probe-clock.ts';
import { startWireProxy } from '../support/wire-proxy.ts';

describe('a socket to the database', () => {
  /** Both ends of a connection. */
  async function connect() {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    const accepted = once(server, 'connection') as Promise<[net.Socket]>;
    const near = net.connect(port, '127.0.0.1');
    const [far] = await accepted;
    server.close();
    watchSocket(near);
    near.on('error', () => undefined);
    return { near, far };
  }

  test('that was destroyed takes no more words', async () => {
    const { near, far } = await connect();
    near.destroy();
    expect(() => near.write('words')).toThrow('destroyed');
    far.destroy();
  });

  test('that ends lets go of who waits for room in it', async () => {
    const { near, far } = await connect();
    expect(near.write(Buffer.alloc(20_000_000))).toBe(false);
    const drained = once(near, 'drain');
    near.destroy();
    await drained;
    far.destroy();
  });
});

// Without destroyed-sockets.ts the driver stopped asking for the server in one of ten rounds.
describe('when all connections are lost at once, again and again', () => {
  const rounds = 12;
  const workers = 10;
  const database = createTestDatabase();
  const proxy = database.then(({ uri }) => startWireProxy(uri));

  afterAll(async () => {
    await (await proxy).close();
    await (await database).close();
  });

  test('the database is found each time', async () => {
    const log = createProbeLog();
    const { uri, ...wire } = await proxy;
    const { client, close } = await openDatabase({ mongodbUri: uri, dataDir: '', databaseName: 'test', log });
    const stopping = new AbortController();
    let found = 0;
    const working = Array.from({ length: workers }, async () => {
      while (!stopping.signal.aborted) {
        const read = client.db('test').command({ ping: 1 });
        await read.then(
          () => (found += 1),
          () => undefined,
        );
        await delay(5);
      }
    });
    const finds: boolean[] = [];
    for (let round = 0; round < rounds; round += 1) {
      wire.cutOnce();
      found = 0;
      for (let waitedMs = 0; found < workers && waitedMs < 6000; waitedMs += 20) await delay(20);
      finds.push(found >= workers);
    }
    stopping.abort();
    await Promise.all(working);
    await close();
    expect(finds).toEqual(Array.from({ length: rounds }, () => true));
  }, 120_000);
});
