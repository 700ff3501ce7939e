import type { Collection, Db } from 'mongodb';
import type { DatabaseLog } from '../backend.ts';
import { StartError } from '../start-error.ts';
import { acquireLease, type Lease, type MigrationDocument } from './lease.ts';

/**
 * One change to stored data. Ids sort in the order of application, such as `2026-12-01-action-due-dates`.
 * `run` must be repeatable: a process that dies within it leaves it to the next start, from the beginning.
 */
export interface Migration {
  id: string;
  run(db: Db): Promise<void>;
}

interface MigrateOptions {
  log: Pick<DatabaseLog, 'info'>;
  leaseMs?: number;
  pollMs?: number;
}

const LEASE_MS = 30_000;
const POLL_MS = 250;

/**
 * Applies the migrations that this database has not seen, in the order of their ids, and records each in the
 * collection `migrations`. Of several processes that start at once one works and the others wait; all resolve
 * when everything is applied.
 * @throws StartError where the data was written by a newer version of the app.
 */
export async function migrate(db: Db, migrations: Migration[], options: MigrateOptions): Promise<void> {
  const collection = db.collection<MigrationDocument>('migrations');
  // The common start finds nothing to do and then takes no lease.
  if ((await findPending(collection, migrations)).length === 0) return;

  const { leaseMs = LEASE_MS, pollMs = POLL_MS, log } = options;
  const lease = await acquireLease(collection, { durationMs: leaseMs, pollMs });
  try {
    for (const migration of await findPending(collection, migrations)) {
      log.info({ migration: migration.id }, 'applying migration');
      await migration.run(db);
      await record(collection, migration, lease);
    }
  } finally {
    await lease.release();
  }
}

async function findPending(
  collection: Collection<MigrationDocument>,
  migrations: Migration[],
): Promise<Migration[]> {
  const applied = await collection.find({ appliedAt: { $exists: true } }).toArray();
  const appliedIds = new Set(applied.map(({ _id }) => _id));
  const known = new Set(migrations.map(({ id }) => id));
  const unknown = [...appliedIds].find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new StartError(
      `The data was written by a newer version of Tandem (migration ${unknown}): ` +
        'start that version, or restore a backup made by this one.',
    );
  }
  return migrations.filter(({ id }) => !appliedIds.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function record(
  collection: Collection<MigrationDocument>,
  { id }: Migration,
  lease: Lease,
): Promise<void> {
  if (!lease.isHeld()) {
    throw new StartError(
      'Another process took over the migration of the data: start again once it has finished.',
    );
  }
  await collection.updateOne({ _id: id }, { $currentDate: { appliedAt: true } }, { upsert: true });
}
