import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { EngineError } from './engine-error.ts';

// sun_path holds 104 bytes with its final zero on macOS and 108 on Linux. The host listens on a temporary name
// first (the path, a dot and up to seven digits) and renames it.
const MAX_SOCKET_PATH_BYTES = 103 - 8;

/** A socket path that the system accepts, and `remove()` for the folder that may have been made for it. */
export interface SocketPlace {
  socketPath: string;
  remove: () => void;
}

/**
 * Returns `preferredPath`, or where that is too long a path in a new private folder (mode 0700) of the system's
 * temporary folder: the folder's mode is the engine's whole access control.
 * @throws EngineError `SOCKET_PATH` where even that would be too long.
 */
export function createSocketPlace(preferredPath: string): SocketPlace {
  if (isShortEnough(preferredPath)) return { socketPath: preferredPath, remove: () => undefined };
  const prefix = path.join(os.tmpdir(), 'tandem-');
  if (!isShortEnough(`${prefix}XXXXXX/engine.sock`)) {
    throw new EngineError(
      'SOCKET_PATH',
      `socket paths under ${os.tmpdir()} are longer than the system allows`,
    );
  }
  const dir = fs.mkdtempSync(prefix);
  return {
    socketPath: path.join(dir, 'engine.sock'),
    remove: () => {
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

function isShortEnough(socketPath: string): boolean {
  return Buffer.byteLength(socketPath) <= MAX_SOCKET_PATH_BYTES;
}

/** How the driver reaches a database on a socket of this machine. */
export function toSocketUri(socketPath: string): string {
  // Without the journal a killed engine loses acknowledged writes, and with `majority` a few as well.
  return `mongodb://${encodeURIComponent(socketPath)}/?directConnection=true&w=1&journal=true`;
}

/** Tells whether a process listens on a socket; what a dead one left behind is no such socket. */
export function isServed(socketPath: string): Promise<boolean> {
  if (!isShortEnough(socketPath)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = net.connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
