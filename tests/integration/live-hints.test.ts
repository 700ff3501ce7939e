import { Long, MongoClient, MongoNetworkError, type CommandSucceededEvent, type Db } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createLiveHints } from '../../bot/db/live-hints.ts';
import type { LiveHint } from '../../shared/api/live.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
const other = await new MongoClient(database.uri, { monitorCommands: true }).connect();
const here = createLiveHints(database.db);
const there = createLiveHints(other.db(database.name));

/** What a tail was told, and a way to wait until that is as it should be. */
function listen(hints: typeof here) {
  const heard: string[] = [];
  let check = (): void => undefined;
  const tell = (what: string) => {
    heard.push(what);
    check();
  };
  const tail = hints.tail({ onHint: ({ id }) => tell(id), onResync: () => tell('resync') });
  tails.push(tail);
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      check = () => {
        if (isSo()) resolve();
      };
      check();
    });
  return { heard, hears: (...expected: string[]) => until(() => heard.join() === expected.join()) };
}
const tails: { stop: () => Promise<void> }[] = [];
const toHint = (id: string): LiveHint => ({ seriesId: 's', kind: 'meeting', id, version: 1, personId: null });

beforeAll(async () => {
  await Promise.all([here.prepare(), there.prepare()]);
});
afterEach(async () => {
  await Promise.all(tails.splice(0).map((tail) => tail.stop()));
});
afterAll(async () => {
  await other.close();
  await database.close();
});

describe('live hints', () => {
  it('reach the tails of two processes, once each, and only what comes after they begin', async () => {
    await here.publish(toHint('before'));
    const one = listen(here);
    const two = listen(there);
    await Promise.all([one.hears('resync'), two.hears('resync')]);
    await here.publish(toHint('a'));
    await Promise.all([one.hears('resync', 'a'), two.hears('resync', 'a')]);
    await there.publish(toHint('b'));
    await Promise.all([one.hears('resync', 'a', 'b'), two.hears('resync', 'a', 'b')]);
  });

  it('reach the tails of their own process before they are written', async () => {
    const one = listen(here);
    await one.hears('resync');
    const written = here.publish(toHint('a'));
    expect(one.heard).toEqual(['resync', 'a']);
    await written;
  });

  it('are written once when the connection breaks before the answer comes', async () => {
    const two = listen(there);
    await two.hears('resync');
    let breaks = 1;
    const collection = database.db.collection('liveHints');
    const insertMany: typeof collection.insertMany = async (...input) => {
      const written = await collection.insertMany(...input);
      breaks -= 1;
      if (breaks >= 0) throw new MongoNetworkError('cut');
      return written;
    };
    const breaking = createLiveHints({ collection: () => ({ insertMany }) } as unknown as Db);
    await breaking.publish(toHint('a'));
    await breaking.publish(toHint('b'));
    await two.hears('resync', 'a', 'b');
  });

  it('that are published at the same time are all written, in their order', async () => {
    const two = listen(there);
    await two.hears('resync');
    const ids = Array.from({ length: 40 }, (_, at) => at.toString());
    await Promise.all(ids.map((id) => here.publish(toHint(id))));
    await two.hears('resync', ...ids);
  });

  it('are announced as missed after the cursor of a tail was killed, and go on', async () => {
    const cursors: string[] = [];
    other.on('commandSucceeded', ({ reply }: CommandSucceededEvent) => {
      const id = ((reply as { cursor?: { id: number | bigint | Long } }).cursor?.id ?? 0).toString();
      if (id !== '0') cursors.push(id);
    });
    const tail = listen(there);
    await tail.hears('resync');
    await here.publish(toHint('a'));
    await tail.hears('resync', 'a');
    await database.db.command({ killCursors: 'liveHints', cursors: [Long.fromString(cursors.at(-1)!)] });
    await tail.hears('resync', 'a', 'resync');
    await here.publish(toHint('b'));
    await tail.hears('resync', 'a', 'resync', 'b');
  });

  it('are announced as missed when their collection is made anew', async () => {
    const tail = listen(here);
    await tail.hears('resync');
    await database.db.collection('liveHints').drop();
    await here.prepare();
    await tail.hears('resync', 'resync');
    await there.publish(toHint('c'));
    await tail.hears('resync', 'resync', 'c');
  });

  it('are prepared by many processes at once, with one seed', async () => {
    await database.db.collection('liveHints').drop();
    await Promise.all([here.prepare(), here.prepare()]);
    expect(await database.db.collection('liveHints').isCapped()).toBe(true);
  });
});
