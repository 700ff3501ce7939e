import { randomBytes } from 'node:crypto';
import { MongoClient, type Db } from 'mongodb';
import { toWatchedUri } from './query-watch.ts';

export interface TestDatabase {
  db: Db;
  /** Of the server; the database is `name`. */
  uri: string;
  name: string;
  /** Drops the database and hangs up. */
  close: () => Promise<void>;
}

/** An empty database on the run's engine, for one test file. Writes wait for the journal, as in production. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const uri = process.env['TEST_MONGODB_URI'];
  if (uri === undefined) throw new Error('no engine runs: start the tests by `npm test -- integration`');
  const client = await new MongoClient(toWatchedUri(uri)).connect();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const db = client.db(name, { writeConcern: { w: 1, journal: true } });
  return {
    db,
    uri,
    name,
    async close() {
      await db.dropDatabase();
      await client.close();
    },
  };
}
