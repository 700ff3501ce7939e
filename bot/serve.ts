import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attach, compose, type App } from './compose.ts';
import { createClock } from './clock.ts';
import type { Config } from './config.ts';
import { StartError } from './db/start-error.ts';
import type { Log } from './app/ports.ts';
import { createStarting } from './http/starting.ts';
import { createNewId } from './new-id.ts';
import { stopLimits, type StopLimits } from './stop.ts';
import { createTranslations } from './translations.ts';

export interface RunningApp {
  /** Where it listens, without a slash at the end. */
  baseUrl: string;
  app: App;
  /**
   * Refuses new work, lets what runs end, and closes the database, within half a minute whatever hangs. A second call
   * waits for the first one.
   *
   * @returns whether everything ended as it should.
   */
  stop: (limits?: StopLimits) => Promise<boolean>;
}

const loopback = '127.0.0.1';

/**
 * Listens and starts the app. Local mode binds loopback only. The port is taken first, so that a port in use is said
 * before anything else is started.
 *
 * @throws StartError for what the person who starts it can put right.
 */
export async function serve(config: Config, log: Log): Promise<RunningApp> {
  const server = createServer(createStarting(() => createTranslations()('en'), createNewId(createClock())));
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  const port = await listen(server, config);
  const baseUrl = `http://${loopback}:${port.toString()}`;
  try {
    const app = await compose(config, log, baseUrl);
    attach(server, app);
    let stopped: Promise<boolean> | null = null;
    return { baseUrl, app, stop: (limits = stopLimits) => (stopped ??= stop(server, app, limits)) };
  } catch (error) {
    server.close();
    throw error;
  }
}

function listen(server: Server, { port, teams }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(toStartError(error, port));
    });
    server.listen(port, teams === null ? loopback : undefined, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function toStartError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    const other = (port + 1).toString();
    return new StartError(
      `Port ${port.toString()} is in use: stop the other program, or choose another port with PORT=${other} npm start.`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartError(
      `Port ${port.toString()} may not be used by you: choose one above 1023, such as PORT=3978.`,
    );
  }
  return error;
}

/** It listens to the end, so that who comes meanwhile is told, rather than finding nobody. */
async function stop(server: Server, app: App, limits: StopLimits): Promise<boolean> {
  const isClean = await app.stop(limits);
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  return isClean;
}
