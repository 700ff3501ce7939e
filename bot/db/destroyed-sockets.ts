import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { MongoNetworkError } from 'mongodb';

interface DriverConnection {
  socket: Socket;
  writeCommand: (...input: unknown[]) => Promise<void>;
}

const watched = new WeakSet<Socket>();

/**
 * The driver (7.9.0) waits for ever where it writes to a socket that was destroyed a moment before: `write` returns
 * false, and neither `drain` nor `error` follows. When all connections are lost at once this happens to its monitor as
 * well, which then never asks again whether the server is there: the app did not find a database that had come back
 * (seen after one in ten of such losses). Here a write of that kind fails, as the driver expects of others.
 */
export function endWaitsOnDestroyedSockets(): void {
  const load = createRequire(import.meta.url);
  const { Connection } = load('mongodb/lib/cmap/connection.js') as {
    Connection: { prototype: DriverConnection };
  };
  const { prototype } = Connection;
  const write = prototype.writeCommand;
  prototype.writeCommand = function writeCommand(this: DriverConnection, ...input) {
    watchSocket(this.socket);
    return write.apply(this, input);
  };
}

/** Lets no writer of a socket wait for more room once there is nobody to make it. */
export function watchSocket(socket: Socket): void {
  if (watched.has(socket)) return;
  watched.add(socket);
  const write = socket.write.bind(socket) as (...input: unknown[]) => boolean;
  socket.write = (...input: unknown[]): boolean => {
    // The driver passes it on as it is, so it has to be known for a lost connection.
    if (socket.destroyed) throw new MongoNetworkError('the socket was destroyed');
    return write(...input);
  };
  // Whoever waited finds that the connection is closed.
  socket.once('close', () => socket.emit('drain'));
}
