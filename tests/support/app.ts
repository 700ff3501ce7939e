import os from 'node:os';
import path from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { serve } from '../../bot/serve.ts';
import { toLocalServiceUrl } from '../../bot/local/tenant.ts';
import { createLog } from '../../bot/log.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { toWatchedUri, watchQuestions } from './query-watch.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed JSON; what a test reads of it is up to the test. */
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of every route
}

export interface CallOptions {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

export interface TestAppOptions {
  isPlayground?: boolean;
  /** Another one, with which this one shares the database and the chats, as two processes do; it is closed after this. */
  beside?: { baseUrl: string; database: TestDatabase };
  /** Takes the lines of its log; by default errors go to the terminal. */
  onLog?: (line: string) => void;
  /** Address of something that stands in front of the run's engine. */
  databaseUri?: string;
}

/**
 * The whole app in this process, in local mode, on a port of its own and on a database of its own of the run's engine.
 * Requests go over real HTTP.
 */
export async function startTestApp(options: TestAppOptions = {}) {
  const { isPlayground = false, beside, onLog, databaseUri } = options;
  const database = beside?.database ?? (await createTestDatabase());
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tandem-app-'));
  const config = {
    port: 0,
    dataDir,
    builtFolder: path.resolve('.build'),
    mongodbUri: toWatchedUri(databaseUri ?? database.uri),
    mongodBinary: null,
    logLevel: process.env['TEST_LOG_LEVEL'] ?? 'error',
    databaseName: database.name,
    tenantSendsPerSecond: 25,
    localConnectorUrl: beside === undefined ? null : toLocalServiceUrl(beside.baseUrl),
    isPlayground,
    teams: null,
  };
  const log = onLog === undefined ? createLog(config.logLevel) : createLog('debug', { write: onLog });
  const running = await serve(config, log);
  const { baseUrl } = running;
  const endWatch = watchQuestions(running.app.core.repositories.seriesStore);

  async function call(
    url: string,
    { method = 'GET', body, headers = {} }: CallOptions = {},
  ): Promise<Answer> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const contentType = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(baseUrl + url, { method, headers: { ...contentType, ...headers }, ...init });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }

  const post = (url: string, body: unknown = {}) => call(url, { method: 'POST', body });

  /** Calls of the API as one person. */
  async function signIn(personId: string) {
    const { token } = (await post('/local/sign-in', { personId })).body;
    return (url: string, { headers = {}, ...options }: CallOptions = {}) =>
      call(`/api/v1${url}`, { ...options, headers: { authorization: `Bearer ${token}`, ...headers } });
  }

  return {
    baseUrl,
    database,
    app: running.app,
    stop: running.stop,
    call,
    post,
    signIn,
    /** Creates the sample company. */
    createSample: async () => (await post('/local/sample')).body,
    /** Moves the product's time through everything that is due on the way. */
    moveTo: async (now: string) => (await post('/local/clock', { now })).body,
    close: async () => {
      await running.stop();
      if (beside === undefined) await database.close();
      await rm(dataDir, { recursive: true, force: true });
      endWatch();
    },
  };
}
