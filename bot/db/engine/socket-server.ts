import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { serveConnection, type Engine } from './wire.ts';

const BACKLOG = 1024; // a restarted app connects its whole pool at once

/** A listening socket. `close(patience)` answers what was asked before `patience` resolves, then hangs up. */
export interface SocketServer {
  close(patience: Promise<void>): Promise<void>;
}

/**
 * Serves `engine` on `socketPath` (mode 0600), taking over the socket file that a dead host may have left:
 * clients keep one address for good. The caller must hold the data directory's lock.
 */
export async function createSocketServer(engine: Engine, socketPath: string): Promise<SocketServer> {
  const connections = new Map<net.Socket, { idle(): Promise<void> }>();
  const server = net.createServer((socket) => {
    connections.set(socket, serveConnection(engine, socket));
    socket.on('close', () => connections.delete(socket));
  });
  await listen(server, socketPath);
  const { ino } = fs.statSync(socketPath);

  return {
    async close(patience) {
      if (fs.existsSync(socketPath) && fs.statSync(socketPath).ino === ino) fs.rmSync(socketPath);
      server.close();
      const answers = [...connections.values()].map((connection) => connection.idle());
      await Promise.race([Promise.all(answers), patience]);
      for (const socket of connections.keys()) socket.destroy();
    },
  };
}

async function listen(server: net.Server, socketPath: string): Promise<void> {
  fs.mkdirSync(path.dirname(socketPath), { recursive: true, mode: 0o700 });
  const temporaryPath = `${socketPath}.${String(process.pid)}`;
  fs.rmSync(temporaryPath, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path: temporaryPath, backlog: BACKLOG }, resolve);
  });
  fs.chmodSync(temporaryPath, 0o600);
  fs.renameSync(temporaryPath, socketPath);
}
