import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { MongoClient, MongoNetworkError, MongoServerError } from 'mongodb';
import { isConnectionLost } from '../../bot/db/reconnect.ts';
import { createTestDatabase } from '../support/database.ts';
import { isWrite, notPrimary, toDiskFull } from '../support/wire-message.ts';
import { startWireProxy } from '../support/wire-proxy.ts';

interface Note {
  _id: string;
  text: string;
}

const database = await createTestDatabase();
const proxy = await startWireProxy(database.uri);
// A server that is no primary is asked again after a heartbeat's time, so that is well within the other one.
const times = { minHeartbeatFrequencyMS: 50, serverSelectionTimeoutMS: 5000 };
const client = await new MongoClient(proxy.uri, times).connect();
const notes = client.db(database.name).collection<Note>('notes');
const direct = database.db.collection<Note>('notes');
const longText = 'x'.repeat(300_000);

const failing = (run: () => Promise<unknown>) => run().catch((error: unknown) => error);

afterEach(async () => {
  await proxy.mend();
  proxy.meddle(null);
  proxy.delayReplies(0);
});
afterAll(async () => {
  await client.close();
  await proxy.close();
  await database.close();
});

describe('a proxy in front of the database', () => {
  test('passes commands and answers on, however long, and remembers the commands', async () => {
    await notes.insertOne({ _id: 'long', text: longText });
    expect(await notes.findOne({ _id: 'long' })).toEqual({ _id: 'long', text: longText });
    const seen = proxy.seen.filter(({ collection }) => collection === 'notes');
    expect(seen.map(({ name }) => name)).toEqual(['insert', 'find']);
    expect(seen[0]).toMatchObject({ database: database.name });
  });

  test('cuts every connection and refuses new ones until it is mended', async () => {
    await proxy.cut();
    const failures = [await failing(() => notes.findOne({})), await failing(() => notes.findOne({}))];
    expect(failures.map(isConnectionLost)).toEqual([true, true]);
    await proxy.mend();
    await expect(notes.countDocuments()).resolves.toBe(1);
  });

  test('loses the reply to a command that was carried out', async () => {
    proxy.meddle(({ name }) => (name === 'insert' ? 'lose the reply' : null));
    await expect(notes.insertOne({ _id: 'unknown', text: '' })).rejects.toThrow(MongoNetworkError);
    expect(await direct.findOne({ _id: 'unknown' })).not.toBeNull();
  });

  test('answers in the place of the database, which then does nothing', async () => {
    proxy.meddle((command) => (isWrite(command) ? { reply: notPrimary } : null));
    const insert = () => notes.insertOne({ _id: 'refused', text: '' });
    await expect(insert()).rejects.toMatchObject({ code: 10_107 });
    proxy.meddle((command) => (isWrite(command) ? { reply: toDiskFull(command) } : null));
    await expect(insert()).rejects.toThrow(MongoServerError);
    await expect(insert()).rejects.toMatchObject({ code: 14_031 });
    await expect(notes.findOneAndDelete({})).rejects.toMatchObject({ code: 14_031 });
    expect(await direct.findOne({ _id: 'refused' })).toBeNull();
    expect(await direct.countDocuments()).toBe(2);
  });

  test('lets every reply wait', async () => {
    proxy.delayReplies(200);
    const begun = performance.now();
    await notes.findOne({});
    expect(performance.now() - begun).toBeGreaterThanOrEqual(195);
  });

  test('lets nothing through while it is frozen, and everything afterwards', async () => {
    proxy.freeze();
    const steps: string[] = [];
    const read = notes.findOne({ _id: 'long' }).then(() => steps.push('read'));
    await direct.countDocuments();
    steps.push('thaw');
    proxy.thaw();
    await read;
    expect(steps).toEqual(['thaw', 'read']);
  });
});
