import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The compiled app; tests run from the project's folder. */
const program = resolve('.build', 'bot', 'index.js');
const readyLimitMs = 60_000;
const stopLimitMs = 20_000;

export interface AppProcess {
  baseUrl: string;
  pid: number;
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop: () => Promise<void>;
  /** Holds it where it is, as a machine does that is out of breath, until `resume`. */
  pause: () => void;
  resume: () => void;
}

export interface AppOptions {
  /** 0 for any free one. */
  port: number;
  /** Variables besides those of this process, as env/.env.example has them. */
  environment?: Readonly<Record<string, string>>;
  /** Takes each line of its log; otherwise they go to the terminal. */
  onLog?: (line: string) => void;
}

/** Starts the real app on a data directory and waits until it says where it is and that it is ready. */
export async function startApp(
  dataDir: string,
  { port, environment = {}, onLog }: AppOptions,
): Promise<AppProcess> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, TANDEM_MODE: 'local', DATA_DIR: dataDir, PORT: port.toString(), ...environment },
    stdio: ['ignore', 'pipe', onLog === undefined ? 'inherit' : 'pipe'],
  });
  if (child.stderr !== null && onLog !== undefined) {
    createInterface({ input: child.stderr }).on('line', onLog);
  }
  const baseUrl = await readBaseUrl(child);
  const ready = await fetch(`${baseUrl}/readyz`);
  if (ready.status !== 200) throw new Error(`the app says ${ready.status} instead of that it is ready`);
  return {
    baseUrl,
    pid: child.pid ?? 0,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGINT'),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
}

async function readBaseUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the app has no output');
  const tooLate = setTimeout(() => child.kill('SIGKILL'), readyLimitMs);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /https?:\/\/[^/\s]+/u.exec(line)?.[0];
      if (url !== undefined) return url;
    }
  } finally {
    clearTimeout(tooLate);
  }
  throw new Error('the app ended before it was ready');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  const tooLate = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  child.kill(signal);
  await exited;
  clearTimeout(tooLate);
}
