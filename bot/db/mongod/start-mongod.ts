import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSocketPlace } from '../engine/socket-path.ts';
import { superviseHost, type HostEvent } from '../engine/supervise-host.ts';
import type { SupervisedEngine } from '../engine/supervisor.ts';

export interface MongodOptions {
  /** The program, as MONGOD_BINARY names it. */
  binary: string;
  /** mongod's own directory; made (0700) if missing. */
  dataDir: string;
  onEvent: (event: HostEvent) => void;
}

/** Where the mongod of a directory is served, if its path is short enough for a socket, and not on Windows. */
export function toMongodSocket(dataDir: string): string {
  return path.join(dataDir, 'mongod.sock');
}

/**
 * Starts that mongod on its own directory, reachable from this machine only, and restarts it when it dies.
 * @throws EngineError; `LOCKED` after the directory was in use for 5 s.
 */
export async function startMongod({ binary, dataDir, onEvent }: MongodOptions): Promise<SupervisedEngine> {
  const directory = path.resolve(dataDir);
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const place = await choosePlace(directory);
  try {
    const host = await superviseHost({
      file: fileURLToPath(new URL('./host.js', import.meta.url)),
      args: [binary, directory, place.address],
      onEvent,
    });
    return {
      uri: `mongodb://${place.host}/?directConnection=true&w=1&journal=true`,
      get pid() {
        return host.pid;
      },
      async stop() {
        await host.stop();
        place.remove();
      },
      kill: (signal) => {
        host.kill(signal);
      },
    };
  } catch (error) {
    place.remove();
    throw error;
  }
}

interface Place {
  /** For mongod: a socket path or a port number. */
  address: string;
  /** For the URI. */
  host: string;
  remove: () => void;
}

async function choosePlace(directory: string): Promise<Place> {
  if (process.platform === 'win32') {
    const port = String(await findFreePort());
    return { address: port, host: `127.0.0.1:${port}`, remove: () => undefined };
  }
  const { socketPath, remove } = createSocketPlace(toMongodSocket(directory));
  return { address: socketPath, host: encodeURIComponent(socketPath), remove };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
