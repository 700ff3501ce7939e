import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveEngineModule } from './glibc.ts';
import { createSocketPlace, toSocketUri } from './socket-path.ts';
import { superviseHost, type HostEvent, type SupervisedHost } from './supervise-host.ts';

export interface EngineOptions {
  /** The engine's own directory; made (0700) if missing. */
  dataDir: string;
  /** Where to serve; `engine.sock` in the data directory if not given. */
  socketPath?: string;
  /** Where a patched copy of the engine's native files may be kept. */
  cacheDir: string;
  onEvent?: (event: HostEvent) => void;
}

/** A running engine. `uri` stays the same over restarts; `pid` is that of the present process. */
export interface SupervisedEngine extends SupervisedHost {
  readonly uri: string;
}

/** Where the engine of a directory is served, if its path is short enough for a socket. */
export function toEngineSocket(dataDir: string): string {
  return path.join(dataDir, 'engine.sock');
}

/**
 * Starts the embedded engine in a child process of its own and restarts it when it dies. Resolves when it
 * answers at `uri`.
 * @throws EngineError; `LOCKED` after the directory was in use for 5 s.
 */
export async function startEngine(options: EngineOptions): Promise<SupervisedEngine> {
  const dataDir = path.resolve(options.dataDir);
  const engineModule = resolveEngineModule(path.resolve(options.cacheDir));
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { socketPath, remove } = createSocketPlace(options.socketPath ?? toEngineSocket(dataDir));
  try {
    const host = await superviseHost({
      file: fileURLToPath(new URL('./host.js', import.meta.url)),
      args: [engineModule, dataDir, socketPath],
      onEvent: options.onEvent ?? (() => undefined),
    });
    return asEngine(host, socketPath, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

function asEngine(host: SupervisedHost, socketPath: string, removeSocketPlace: () => void): SupervisedEngine {
  return {
    uri: toSocketUri(socketPath),
    get pid() {
      return host.pid;
    },
    async stop() {
      await host.stop();
      removeSocketPlace();
    },
    kill: (signal) => {
      host.kill(signal);
    },
  };
}
