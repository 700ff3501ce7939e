import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, it } from '@jest/globals';
import {
  MongoBulkWriteError,
  MongoClient,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  type BulkWriteResult,
} from 'mongodb';
import { watchSocket } from '../../../bot/db/destroyed-sockets.ts';
import { isConnectionLost, withReconnect } from '../../../bot/db/reconnect.ts';

const toSocketError = (code: string) => Object.assign(new Error(`write ${code}`), { code, syscall: 'write' });

/** As the driver throws what goes wrong with the connection in the middle of a bulk write. */
const toBulkError = (error: Error) => new MongoBulkWriteError(error, null as unknown as BulkWriteResult);

describe('a lost connection', () => {
  it.each([
    [new MongoNetworkError('connection closed'), true],
    [toSocketError('EPIPE'), true],
    [toSocketError('ECONNRESET'), true],
    [toSocketError('EACCES'), false],
    [new MongoServerError({ message: 'not primary', code: 10_107 }), true],
    [new MongoServerError({ message: 'stepped down', code: 189 }), true],
    [new MongoServerError({ message: 'E11000', code: 11_000 }), false],
    [toBulkError(new MongoNetworkError('closed')), true],
    [toBulkError(toSocketError('EPIPE')), true],
    [toBulkError(new Error('a mistake')), false],
    [new Error('EPIPE'), false],
  ])('is told from other failures: %s', (error, expected) => {
    expect(isConnectionLost(error)).toBe(expected);
  });

  it.each(['ended', 'destroyed'])('is told from writing to a socket that was %s just before', async (how) => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    if (how === 'ended') socket.end();
    else socket.destroy();
    const error = await new Promise<unknown>((resolve) => socket.write('late', resolve));
    expect(isConnectionLost(error)).toBe(true);
    socket.destroy();
    server.close();
  });

  it('is told from writing to a watched socket that was destroyed', () => {
    const socket = new net.Socket();
    watchSocket(socket);
    socket.destroy();
    expect(socket.write.bind(socket, 'late')).toThrow(MongoNetworkError);
  });

  it('is told from an error that Node itself made', async () => {
    const socket = net.connect('/no/such/engine.sock');
    const [error] = (await once(socket, 'error')) as [unknown];
    expect(isConnectionLost(error)).toBe(true);
  });

  it('is waited for, and the operation is run again', async () => {
    const failures = [toSocketError('EPIPE'), new MongoNetworkError('closed')];
    const run = () => {
      const failure = failures.shift();
      return failure === undefined ? Promise.resolve('done') : Promise.reject(failure);
    };
    expect(await withReconnect(run)).toBe('done');
  });

  it('is not waited for any longer where the driver has looked for a server in vain', async () => {
    const client = new MongoClient('mongodb://%2Fno%2Fsuch%2Fengine.sock', { serverSelectionTimeoutMS: 20 });
    let attempts = 0;
    const run = () => {
      attempts += 1;
      return client.db('test').command({ ping: 1 });
    };
    await expect(withReconnect(run)).rejects.toThrow(MongoServerSelectionError);
    expect(attempts).toBe(1);
    await client.close();
  });

  it('does not hide a mistake', async () => {
    await expect(withReconnect(() => Promise.reject(new Error('a mistake')))).rejects.toThrow('a mistake');
  });
});
