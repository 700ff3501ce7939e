import type { Db } from 'mongodb';
import { StartError } from './start-error.ts';

interface RestoreDocument {
  _id: 'restore';
  begunAt: Date;
  /** Absent while it runs, and for ever where it was broken off. */
  endedAt?: Date;
}

function toCollection(db: Db) {
  return db.collection<RestoreDocument>('restores');
}

/** Marks a database as being restored into: until `endRestore` no app starts on it. */
export async function beginRestore(db: Db, machineNow: number): Promise<void> {
  const begun = { $set: { begunAt: new Date(machineNow) }, $unset: { endedAt: '' as const } };
  await toCollection(db).updateOne({ _id: 'restore' }, begun, { upsert: true });
}

export async function endRestore(db: Db, machineNow: number): Promise<void> {
  await toCollection(db).updateOne({ _id: 'restore' }, { $set: { endedAt: new Date(machineNow) } });
}

/**
 * @throws StartError where a restore runs or was broken off: half of the data is there, and what it says is due may
 * have been sent long ago.
 */
export async function requireNoHalfRestore(db: Db): Promise<void> {
  const restore = await toCollection(db).findOne({ _id: 'restore' });
  if (restore === null || restore.endedAt !== undefined) return;
  throw new StartError(
    `A restore into database ${db.databaseName} was not finished: wait for it if it still runs; ` +
      'else delete the database (its folder in DATA_DIR, or on its server) and restore again.',
  );
}
