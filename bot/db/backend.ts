import fs from 'node:fs';
import path from 'node:path';
import { EngineError } from './engine/engine-error.ts';
import { isServed, toSocketUri } from './engine/socket-path.ts';
import type { HostEvent } from './engine/supervise-host.ts';
import { startEngine, toEngineSocket, type SupervisedEngine } from './engine/supervisor.ts';
import { startMongod, toMongodSocket } from './mongod/start-mongod.ts';
import { StartError } from './start-error.ts';

/** The part of the app's logger that the database needs; pino has this shape. */
export interface DatabaseLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface BackendOptions {
  /** A server to use; empty or absent for none. */
  mongodbUri?: string | undefined;
  /** A mongod program to run; empty or absent for none. */
  mongodBinary?: string | undefined;
  dataDir: string;
  /** Where a patched copy of the engine may be kept; `cache` in the data directory if not given. */
  cacheDir?: string;
  /** Whether the database of an app that runs on the data directory is used, where there is one. */
  joinsRunning?: boolean;
  log: DatabaseLog;
}

/** What answers at `uri`, and how to end it. */
export interface Backend {
  kind: 'server' | 'embedded' | 'mongod';
  uri: string;
  stop(): Promise<void>;
}

/**
 * Chooses the database: the server of `mongodbUri`, else the mongod of `mongodBinary`, else the embedded engine.
 * The latter two are running when this resolves.
 * @throws StartError where it cannot be started.
 */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { mongodbUri, mongodBinary, dataDir, log } = options;
  if (mongodbUri) return { kind: 'server', uri: mongodbUri, stop: () => Promise.resolve() };

  createDataDir(dataDir);
  const running = options.joinsRunning === true ? await findRunning(options) : null;
  if (running !== null) return running;
  const onEvent = (event: HostEvent): void => {
    logHostEvent(event, log);
  };
  try {
    if (mongodBinary) {
      const directory = toMongodDir(dataDir);
      return toBackend('mongod', await startMongod({ binary: mongodBinary, dataDir: directory, onEvent }));
    }
    const cacheDir = options.cacheDir ?? path.join(dataDir, 'cache');
    return toBackend('embedded', await startEngine({ dataDir: toEngineDir(dataDir), cacheDir, onEvent }));
  } catch (error) {
    throw error instanceof EngineError ? toStartError(error, options) : error;
  }
}

function toBackend(kind: Backend['kind'], engine: SupervisedEngine): Backend {
  return { kind, uri: engine.uri, stop: () => engine.stop() };
}

function toEngineDir(dataDir: string): string {
  return path.join(dataDir, 'engine');
}

function toMongodDir(dataDir: string): string {
  return path.join(dataDir, 'mongod');
}

/** The database that another process serves on the data directory; null where none answers. */
async function findRunning({ dataDir, mongodBinary }: BackendOptions): Promise<Backend | null> {
  const kind = mongodBinary ? 'mongod' : 'embedded';
  const socketPath = mongodBinary
    ? toMongodSocket(toMongodDir(dataDir))
    : toEngineSocket(toEngineDir(dataDir));
  if (!(await isServed(socketPath))) return null;
  return { kind, uri: toSocketUri(socketPath), stop: () => Promise.resolve() };
}

function createDataDir(dataDir: string): void {
  try {
    createMissing(dataDir);
    if (!fs.statSync(dataDir).isDirectory()) throw new Error('not a directory');
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (cause) {
    throw new StartError(
      `The data directory ${dataDir} cannot be written: give this user the right to, or name another with DATA_DIR.`,
      { cause },
    );
  }
}

/** Node's own `recursive` tries for ever where a file system says that an existing parent is missing (`/proc`). */
function createMissing(directory: string): void {
  if (fs.existsSync(directory)) return;
  createMissing(path.dirname(directory));
  fs.mkdirSync(directory, { mode: 0o700 });
}

function logHostEvent(event: HostEvent, log: DatabaseLog): void {
  if (event.type === 'ready') log.info({ pid: event.pid }, 'database process ready');
  else if (event.type === 'error' && event.code !== 'LOCKED')
    log.warn({ code: event.code }, `database process: ${event.message}`);
  else if (event.type === 'exit' && event.code !== 0) log.warn(event, 'database process ended unexpectedly');
}

/** The sentence for the person who started the app. */
function toStartError(error: EngineError, { dataDir, mongodBinary }: BackendOptions): StartError {
  const sentences = {
    LOCKED:
      `The data directory ${dataDir} is in use by another process: ` +
      'stop the Tandem that runs there, or name another directory with DATA_DIR.',
    UNSUPPORTED:
      `The embedded database cannot run here, as ${error.message}: set MONGODB_URI to a MongoDB server, ` +
      'or MONGOD_BINARY to a mongod program on this machine, or use a platform where the embedded engine loads ' +
      '(Linux on x64 or arm64 with glibc 2.36 or newer, macOS on Apple silicon).',
    SOCKET_PATH: `The database needs a shorter path (${error.message}): set TMPDIR or DATA_DIR to a shorter one.`,
    OPEN: mongodBinary
      ? `The mongod of MONGOD_BINARY did not start (${error.message}): correct the path or what it reports, ` +
        'or set MONGODB_URI to a MongoDB server.'
      : `The database in ${dataDir} could not be opened (${error.message}): ` +
        'check its free space and permissions, or set MONGODB_URI to a MongoDB server.',
  } satisfies Record<EngineError['code'], string>;
  return new StartError(sentences[error.code], { cause: error });
}
