import {
  MongoClient,
  MongoServerError,
  MongoServerSelectionError,
  type Db,
  type Document,
  type WriteConcernSettings,
} from 'mongodb';
import { startBackend, type Backend, type BackendOptions } from './backend.ts';
import { probeDatabase } from './probe.ts';
import { endWaitsOnDestroyedSockets } from './destroyed-sockets.ts';
import { watchPool, type PoolState } from './pool.ts';
import { logReachability } from './reachability.ts';
import { StartError } from './start-error.ts';

export type { Db, Collection } from 'mongodb';

endWaitsOnDestroyedSockets();

const START_LIMIT_MS = 10_000;
const AUTHENTICATION_FAILED = 18;

/**
 * Nobody waits longer for a database that does not answer: for a server, or for a connection while all are taken. A
 * server that falls silent is found out by the driver's own questions, which end what hangs on its connections.
 */
const limits = {
  serverSelectionTimeoutMS: 5_000,
  waitQueueTimeoutMS: 5_000,
  heartbeatFrequencyMS: 5_000,
  connectTimeoutMS: 10_000,
};

export interface DatabaseOptions extends BackendOptions {
  databaseName: string;
}

export interface Database {
  client: MongoClient;
  /** Carries the write concern that this kind of database needs. */
  db: Db;
  kind: Backend['kind'];
  /** One sentence on where the data is kept, without credentials. */
  storage: string;
  /** The sockets of this process to it. */
  pool: () => PoolState;
  /** Stores something that nobody needs; rejects when that does not succeed within so many milliseconds. */
  probe: (limitMs: number) => Promise<void>;
  /** Closes the connections, and ends the database where this process started it. */
  close: () => Promise<void>;
}

/**
 * Starts or reaches the database (see `startBackend`) and resolves once it has answered.
 * @throws StartError with a sentence for the person who started the app.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const backend = await startBackend(options);
  try {
    const { client, pool } = await connectClient(backend);
    logReachability(client, options.log);
    const hello = await client.db('admin').command({ hello: 1 });
    const storage = describeStorage(backend.kind, client, options);
    options.log.info({ kind: backend.kind }, storage);
    const db = client.db(options.databaseName, { writeConcern: chooseWriteConcern(hello) });
    return {
      client,
      db,
      kind: backend.kind,
      storage,
      pool,
      probe: (limitMs) => probeDatabase(db, limitMs),
      async close() {
        await client.close();
        await backend.stop();
      },
    };
  } catch (error) {
    await backend.stop();
    throw error;
  }
}

/**
 * An acknowledged write must survive the death of a process. Only a replica set has a majority to wait for (on
 * the embedded engine `majority` was seen to lose writes); everywhere the journal is awaited.
 */
export function chooseWriteConcern(hello: Document): WriteConcernSettings {
  const isReplicated = typeof hello['setName'] === 'string' || hello['msg'] === 'isdbgrid';
  return { w: isReplicated ? 'majority' : 1, journal: true };
}

async function connectClient({
  uri,
  kind,
}: Backend): Promise<{ client: MongoClient; pool: () => PoolState }> {
  const client = createClient(uri, kind);
  const pool = watchPool(client);
  try {
    return { client: await connectPatiently(client), pool };
  } catch (cause) {
    await client.close();
    const hosts = hostsOf(client);
    const isRefused = cause instanceof MongoServerError && cause.code === AUTHENTICATION_FAILED;
    throw new StartError(
      isRefused
        ? `The database at ${hosts} refused the user name or password: correct them in MONGODB_URI.`
        : `The database at ${hosts} did not answer within ${String(START_LIMIT_MS / 1000)} s: check that it runs, ` +
            'that this machine may reach it, and the address in MONGODB_URI.',
      { cause },
    );
  }
}

/** A database that is started together with the app may need longer than one that runs. */
async function connectPatiently(client: MongoClient): Promise<MongoClient> {
  const patience = AbortSignal.timeout(START_LIMIT_MS);
  for (;;) {
    try {
      return await client.connect();
    } catch (error) {
      if (!(error instanceof MongoServerSelectionError) || patience.aborted) throw error;
    }
  }
}

function createClient(uri: string, kind: Backend['kind']): MongoClient {
  try {
    return new MongoClient(uri, { appName: 'tandem', ...limits });
  } catch (cause) {
    if (kind !== 'server') throw cause;
    // The driver's message may repeat the URI and with it a password, so it is not repeated here.
    throw new StartError('MONGODB_URI is not a valid address: it should look like mongodb://host:27017 .', {
      cause,
    });
  }
}

function describeStorage(kind: Backend['kind'], client: MongoClient, options: DatabaseOptions): string {
  switch (kind) {
    case 'server':
      return `Data is kept in database ${options.databaseName} of the MongoDB server at ${hostsOf(client)}.`;
    case 'mongod':
      return `Data is kept in ${options.dataDir} by the mongod of MONGOD_BINARY.`;
    case 'embedded':
      return `Data is kept in ${options.dataDir} by the embedded engine, for trying out; production needs MONGODB_URI.`;
  }
}

function hostsOf(client: MongoClient): string {
  return client.options.srvHost ?? client.options.hosts.map(String).join(', ');
}
