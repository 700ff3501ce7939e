import type { EngineErrorCode } from './engine-error.ts';

/** What a database host (`host.ts`, `../mongod/host.ts`) tells the app over its IPC channel. */
export type HostMessage =
  { type: 'ready'; pid: number } | { type: 'error'; code: EngineErrorCode; message: string };

/** Sent by the app to end the host in the ordinary way. */
export const STOP = 'stop';

/** Tells the app that this host serves, or why it cannot. */
export function tellParent(message: HostMessage): void {
  process.send?.(message);
}

/**
 * Ends a host with its app. Ctrl-C reaches every process of a terminal but is the app's to handle, so SIGINT is
 * ignored; `stop('ordinary')` follows the app's word or SIGTERM, `stop('abandoned')` the app's death.
 */
export function followParent(stop: (reason: 'ordinary' | 'abandoned') => void): void {
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  process.on('SIGTERM', () => {
    stop('ordinary');
  });
  process.on('message', (message) => {
    if (message === STOP) stop('ordinary');
  });
  process.on('disconnect', () => {
    stop('abandoned');
  });
}
