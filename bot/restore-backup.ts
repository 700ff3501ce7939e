import type { InstantText } from '../shared/core/time.ts';
import type { Log } from './app/ports.ts';
import type { Db, Database } from './db/connect.ts';
import { createIndexes, indexSpecs } from './db/indexes.ts';
import { migrations } from './db/migrations/list.ts';
import { migrate } from './db/migrations/migrate.ts';
import { beginRestore, endRestore, requireNoHalfRestore } from './db/restore-mark.ts';
import { loadBackup, requireFreeDatabase, verifyBackup, type VerifiedBackup } from './db/restore.ts';
import { settleRestored, type Settled } from './settle-restored.ts';

export interface RestoreDependencies {
  openDatabase: () => Promise<Pick<Database, 'db' | 'close'>>;
  log: Log;
  machineNow: () => number;
  hasMail: boolean;
}

export type Restored = VerifiedBackup & Settled;

/**
 * Puts a backup into an empty database, brings its data to this version, and settles what is past. Nothing is written
 * before the whole file was read and found good; until the end no app starts on the database.
 *
 * @throws StartError for what the person who restores can put right.
 */
export async function restoreBackup(file: string, deps: RestoreDependencies): Promise<Restored> {
  const backup = await verifyBackup(file, migrations);
  const database = await deps.openDatabase();
  try {
    return { ...backup, ...(await restoreInto(database.db, backup, deps)) };
  } finally {
    await database.close();
  }
}

async function restoreInto(
  db: Db,
  backup: VerifiedBackup,
  { log, machineNow, hasMail }: RestoreDependencies,
): Promise<Settled> {
  await requireNoHalfRestore(db);
  await requireFreeDatabase(db);
  await beginRestore(db, machineNow());
  await loadBackup(db, backup);
  await migrate(db, migrations, { log });
  await createIndexes(db, indexSpecs);
  const settled = await settleRestored({ db, log, hasMail }, toProductTime(backup));
  await endRestore(db, machineNow());
  return settled;
}

function toProductTime({ header }: VerifiedBackup): InstantText {
  return new Date(new Date(header.createdAt).getTime() + header.clockOffsetMs).toISOString();
}
