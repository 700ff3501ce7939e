import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { EngineError } from './engine-error.ts';
import { STOP, type HostMessage } from './host-protocol.ts';

const LOCKED_RETRY_MS = 250;
const LOCKED_PATIENCE_MS = 5_000; // the host of a killed app may still be closing
const FIRST_BACKOFF_MS = 50;
const MAX_BACKOFF_MS = 5_000;
const STOP_LIMIT_MS = 20_000; // longer than a host's own limit
const KEPT_STDERR_CHARS = 4_000;

/** What happens to a host; `exit` without a `stop()` before it is followed by a restart. */
export type HostEvent =
  HostMessage | { type: 'exit'; code: number | null; signal: string | null; stderr: string };

export interface HostOptions {
  /** The compiled host module and its arguments. */
  file: string;
  args: string[];
  onEvent: (event: HostEvent) => void;
}

export interface SupervisedHost {
  readonly pid: number | undefined;
  /** Ends the host and keeps it ended; resolves when its process is gone. */
  stop(): Promise<void>;
  /** Signals the host's process, for tests and diagnosis; a host that dies of it is restarted. */
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts a database host as a child process and keeps one running until `stop()`. Resolves when it serves.
 * The child leads its own process group, so that Ctrl-C in the terminal reaches only the app, and ends by itself
 * when the app dies.
 * @throws EngineError as told by the host. `LOCKED` only after 5 s of trying.
 */
export async function superviseHost(options: HostOptions): Promise<SupervisedHost> {
  let isStopped = false;
  let child = await startPatiently(options);
  let restarting = Promise.resolve();
  child.once('exit', restart);

  function restart(): void {
    if (!isStopped) restarting = replaceChild();
  }

  async function replaceChild(): Promise<void> {
    const started = await restartWithBackoff(options, () => isStopped);
    if (started === null) return;
    child = started;
    child.once('exit', restart);
  }

  return {
    get pid() {
      return child.pid;
    },
    async stop() {
      isStopped = true;
      await restarting;
      await stopChild(child);
    },
    kill: (signal) => child.kill(signal),
  };
}

async function startPatiently(options: HostOptions): Promise<ChildProcess> {
  const patience = AbortSignal.timeout(LOCKED_PATIENCE_MS);
  for (;;) {
    try {
      return await startOnce(options);
    } catch (error) {
      const isLocked = error instanceof EngineError && error.code === 'LOCKED';
      if (!isLocked || patience.aborted) throw error;
      await delay(LOCKED_RETRY_MS);
    }
  }
}

async function restartWithBackoff(
  options: HostOptions,
  isStopped: () => boolean,
): Promise<ChildProcess | null> {
  for (let backoffMs = FIRST_BACKOFF_MS; ; backoffMs = Math.min(backoffMs * 2, MAX_BACKOFF_MS)) {
    await delay(backoffMs);
    if (isStopped()) return null;
    try {
      return await startOnce(options);
    } catch {
      // Told by onEvent; the next round may succeed, and stop() ends the rounds.
    }
  }
}

/** Resolves with a child that serves; a child that fails to is gone when this rejects. */
function startOnce({ file, args, onEvent }: HostOptions): Promise<ChildProcess> {
  const child = spawn(process.execPath, [file, ...args], {
    detached: true,
    // Not inherited: a host that outlives a killed app by a moment would hold the terminal's or a pipe's end open.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-KEPT_STDERR_CHARS);
  });
  return new Promise((resolve, reject) => {
    let refusal: EngineError | undefined;
    child.on('message', (message: HostMessage) => {
      onEvent(message);
      if (message.type === 'ready') resolve(child);
      else refusal = new EngineError(message.code, message.message);
    });
    child.once('error', (error) => {
      reject(
        new EngineError('OPEN', `the database process did not start: ${error.message}`, { cause: error }),
      );
    });
    child.once('exit', (code, signal) => {
      onEvent({ type: 'exit', code, signal, stderr });
      reject(
        refusal ??
          new EngineError('OPEN', `the database process ended (${signal ?? String(code)}) ${stderr}`),
      );
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  if (child.connected) child.send(STOP);
  const killTimer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(killTimer);
}
