// The engine's own process: opens it on one data directory and serves it on one unix socket.
// Arguments: the module to load the engine from, the data directory, the socket path.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { EngineError } from './engine-error.ts';
import { followParent, tellParent } from './host-protocol.ts';
import { createSocketServer, type SocketServer } from './socket-server.ts';
import { runCommand, type Engine } from './wire.ts';

// engine.close() waits for running commands, however slow. The journal makes a hard exit safe.
const ORDINARY_STOP_MS = 15_000;
const ABANDONED_STOP_MS = 2_000; // a new app waits up to 5 s for this directory
const FINISH_ANSWERS_MS = 5_000;
const EXIT_NOT_CLEAN = 3;

const [engineModule = '', dataDir = '', socketPath = ''] = process.argv.slice(2);
let engine: Engine | undefined;
let server: SocketServer | undefined;
let isStopping = false;

followParent((reason) => {
  if (isStopping) return;
  isStopping = true;
  stop(reason === 'abandoned' ? ABANDONED_STOP_MS : ORDINARY_STOP_MS).catch(() =>
    process.exit(EXIT_NOT_CLEAN),
  );
});
try {
  await start();
} catch (error) {
  const code = error instanceof EngineError ? error.code : 'OPEN';
  tellParent({ type: 'error', code, message: error instanceof Error ? error.message : String(error) });
  process.disconnect();
}

async function start(): Promise<void> {
  engine = await openEngine();
  // Only now, with the directory's lock held, may the socket of a dead host be taken over.
  server = await createSocketServer(engine, socketPath);
  tellParent({ type: 'ready', pid: process.pid });
}

async function openEngine(): Promise<Engine> {
  const opened = await openDirectory(loadEngine());
  // The build leaves out the slot-based executor, yet its default "mixed" plan ranker samples with it: a query
  // with two candidate indexes on a large collection would fail with code 224. The setting is not persisted.
  const reply = await runCommand(opened, {
    setParameter: 1,
    internalQueryPlanRanker: 'multiPlanning',
    $db: 'admin',
  });
  if (reply['ok'] !== 1)
    throw new EngineError('OPEN', `cannot set the plan ranker: ${String(reply['errmsg'])}`);
  return opened;
}

interface EngineModule {
  Engine: { open(directory: string): Promise<Engine> };
}

function loadEngine(): EngineModule {
  try {
    return createRequire(import.meta.url)(engineModule) as EngineModule;
  } catch (cause) {
    throw new EngineError('UNSUPPORTED', 'its native code does not load on this system', { cause });
  }
}

async function openDirectory({ Engine }: EngineModule): Promise<Engine> {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    return await Engine.open(dataDir);
  } catch (error) {
    // The engine's errors carry no code, so its name for this case is looked for in the text.
    const message = error instanceof Error ? error.message : String(error);
    throw new EngineError(message.includes('DBPathInUse') ? 'LOCKED' : 'OPEN', message, { cause: error });
  }
}

async function stop(limitMs: number): Promise<void> {
  setTimeout(() => process.exit(EXIT_NOT_CLEAN), limitMs).unref();
  if (server !== undefined) await server.close(delay(Math.min(FINISH_ANSWERS_MS, limitMs / 2)));
  await engine?.close(); // a checkpoint and a clean lock file
  process.exit(0);
}
