import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startEngine } from '../../../bot/db/engine/supervisor.ts';
import { startApp, type AppProcess } from '../../support/app-process.ts';
import { cacheDir } from '../../support/cache-dir.ts';
import type { WebFloorRequest } from '../programs/web-floor.ts';
import { startChild, type BenchChild } from './child.ts';

/** Calls of a running app, each of which must succeed. */
export interface Calls {
  /** A POST where there is a body, else a GET. */
  call: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of every route
  /** A bearer header of a person. */
  signIn: (personId: string) => Promise<Record<string, string>>;
}

/** The real app and its floor, each in a process of its own, on one engine. */
export interface Ground extends Calls {
  app: AppProcess;
  appPort: number;
  floor: Omit<BenchChild, 'ask'> & { ask: (request: WebFloorRequest) => Promise<unknown> };
  floorPort: number;
  /** Address of the engine, without a database. */
  uri: string;
  /** The app's database. */
  db: Db;
}

const databaseName = 'tandem';

export interface GroundOptions {
  /** Variables for the app's process. */
  environment?: Readonly<Record<string, string>>;
}

/** Starts engine, app and floor for one piece of work, and ends them after it, however it ends. */
export async function onGround<Result>(
  work: (ground: Ground) => Promise<Result>,
  { environment = {} }: GroundOptions = {},
): Promise<Result> {
  return await onEngine(async ({ uri, dataDir }) => {
    const client = await new MongoClient(uri).connect();
    const app = await startApp(path.join(dataDir, 'app'), {
      port: 0,
      environment: { MONGODB_URI: uri, ...environment },
    });
    const floor = await startChild('programs/web-floor', { uri, databaseName });
    try {
      const { port: floorPort } = floor.hello as { port: number };
      const appPort = Number(new URL(app.baseUrl).port);
      const db = client.db(databaseName);
      return await work({ app, appPort, floor, floorPort, uri, db, ...createCalls(app.baseUrl) });
    } finally {
      await app.stop();
      await floor.stop();
      await client.close();
    }
  });
}

export interface BenchEngine {
  uri: string;
  /** A folder for this piece of work alone. */
  dataDir: string;
}

/** Starts an engine on an empty folder for one piece of work. */
export async function onEngine<Result>(work: (engine: BenchEngine) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tandem-bench-'));
  const engine = await startEngine({ dataDir: path.join(dataDir, 'engine'), cacheDir });
  try {
    return await work({ uri: engine.uri, dataDir });
  } finally {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Calls of the app at an address. */
export function createCalls(baseUrl: string): Calls {
  const call: Calls['call'] = async (url, body, more = {}) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...more };
    const init =
      body === undefined ? { headers: more } : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(baseUrl + url, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${url}: ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as unknown;
  };
  const signIn: Calls['signIn'] = async (personId) => {
    const { token } = (await call('/local/sign-in', { personId })) as { token: string };
    return { authorization: `Bearer ${token}` };
  };
  return { call, signIn };
}
