import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process of the bench, which answers one message by one. */
export interface BenchChild {
  pid: number;
  /** Its first message: where it listens, and what else there is to know. */
  hello: unknown;
  ask: (request: object) => Promise<unknown>;
  stop: () => Promise<void>;
}

/**
 * Starts a compiled program of tests/bench in a process of its own and waits for its first message.
 *
 * @param file path below tests/bench, without an ending.
 */
export async function startChild(file: string, options: object = {}): Promise<BenchChild> {
  const program = join(import.meta.dirname, '..', `${file}.js`);
  const child = fork(program, [JSON.stringify(options)], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const hello = await nextMessage(child);
  return {
    pid: child.pid ?? 0,
    hello,
    ask: (request) => {
      const answer = nextMessage(child);
      child.send(request);
      return answer;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('a process of the bench ended too early');
  });
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [unknown];
    const { failure } = message as { failure?: string };
    if (failure !== undefined) throw new Error(failure);
    return message;
  } finally {
    waiting.abort();
    ended.catch(() => undefined);
  }
}
