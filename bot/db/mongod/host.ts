// Runs the mongod that MONGOD_BINARY names, beneath a process that can outlive neither the app nor mongod.
// Arguments: the program, the data directory, the address (a socket path, or a port of 127.0.0.1).
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { followParent, tellParent } from '../engine/host-protocol.ts';

const POLL_MS = 50;
const STOP_LIMIT_MS = 15_000;
const KEPT_OUTPUT_CHARS = 4_000;

const [program = '', dataDir = '', address = ''] = process.argv.slice(2);
const isSocketPath = address.includes(path.sep);
let output = '';

// With a socket path mongod opens no port at all; its second, default socket goes beside the first.
const listenArgs = isSocketPath
  ? ['--bind_ip', address, '--unixSocketPrefix', path.dirname(address)]
  : ['--bind_ip', '127.0.0.1', '--port', address];
const mongod = spawn(program, ['--dbpath', dataDir, ...listenArgs], { stdio: ['ignore', 'pipe', 'ignore'] });

mongod.stdout.on('data', (chunk: Buffer) => {
  output = (output + chunk.toString()).slice(-KEPT_OUTPUT_CHARS);
});
mongod.once('error', (error) => {
  tellParent({ type: 'error', code: 'OPEN', message: `${program} cannot be run: ${error.message}` });
  process.disconnect();
});
mongod.once('exit', (code) => {
  if (process.connected && code !== 0) {
    const isLocked = output.includes('DBPathInUse');
    const message = `${program} ended with ${String(code)}: ${output.trim().split('\n').at(-1) ?? ''}`;
    tellParent({ type: 'error', code: isLocked ? 'LOCKED' : 'OPEN', message });
  }
  process.exitCode = code ?? 1;
  if (process.connected) process.disconnect();
});

followParent(() => {
  mongod.kill('SIGTERM');
  setTimeout(() => mongod.kill('SIGKILL'), STOP_LIMIT_MS).unref();
});

// Recovery after a crash may take long, so there is no limit: mongod either listens or ends.
while (isRunning() && !(await isListening())) await delay(POLL_MS);
if (isRunning()) tellParent({ type: 'ready', pid: process.pid });

function isRunning(): boolean {
  return mongod.pid !== undefined && mongod.exitCode === null && mongod.signalCode === null;
}

function isListening(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = isSocketPath ? net.connect(address) : net.connect(Number(address), '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
