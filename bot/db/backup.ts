import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Db } from 'mongodb';
import { listDataCollections, toBackupOrder } from './backup-collections.ts';
import { backupFormat, writeBackup, type BackupHeader } from './backup-format.ts';
import { codeOf } from './error-code.ts';
import type { MigrationDocument } from './migrations/lease.ts';
import { isConnectionLost } from './reconnect.ts';
import { clockOffsetName, createSettingRepository } from './settings.ts';
import { StartError } from './start-error.ts';

export interface BackupOptions {
  db: Db;
  /** Absolute path. */
  file: string;
  appVersion: string;
  /** Machine time in milliseconds. */
  machineNow: number;
}

export interface BackupResult {
  documents: number;
  /** Size of the file. */
  bytes: number;
}

/** Documents that the database hands over at once. */
const batchSize = 500;

/**
 * Copies the database into a new file while the app goes on working. A few batches at a time are in memory. The file
 * gets its name once it is whole and on the disk.
 *
 * One document is one transaction, so each is copied whole; documents are not all of the same moment. How that is made
 * good is told at `toBackupOrder`.
 *
 * @throws StartError where there is nothing to back up, or the file cannot be written, or the database goes away.
 */
export async function backupDatabase(options: BackupOptions): Promise<BackupResult> {
  const { db, file } = options;
  if (fs.existsSync(file)) {
    throw new StartError(`${file} exists already: choose another name, as a backup replaces no file.`);
  }
  const header = await createHeader(options);
  await requireDocuments(db, header.collections);
  const part = `${file}.part`;
  const output = fs.createWriteStream(part, { fd: openNew(part, file), flush: true });
  try {
    const { bytes, counts } = writeBackup(header, (name) => readDocuments(db, name));
    await pipeline(Readable.from(bytes, { highWaterMark: 1 }), createGzip(), output);
    fs.renameSync(part, file);
    flushFolder(path.dirname(file));
    const documents = counts.reduce((sum, count) => sum + count, 0);
    return { documents, bytes: fs.statSync(file).size };
  } catch (error) {
    fs.rmSync(part, { force: true });
    const why = isConnectionLost(error) ? databaseGone : describeFileProblem(error, file);
    throw toStartError(error, file, why);
  }
}

async function createHeader({ db, appVersion, machineNow }: BackupOptions): Promise<BackupHeader> {
  const applied = await db
    .collection<MigrationDocument>('migrations')
    .find({ appliedAt: { $exists: true } }, { sort: { _id: 1 } })
    .toArray();
  return {
    kind: 'tandem-backup',
    format: backupFormat,
    appVersion,
    createdAt: new Date(machineNow).toISOString(),
    clockOffsetMs: await createSettingRepository(db).get(clockOffsetName, 0),
    migrations: applied.flatMap(({ _id: id, appliedAt }) =>
      appliedAt === undefined ? [] : [{ id, appliedAt: appliedAt.toISOString() }],
    ),
    collections: toBackupOrder(await listDataCollections(db)),
  };
}

/** A wrong address leads to an empty database, and nobody looks into the backups before they are needed. */
async function requireDocuments(db: Db, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) !== null) return;
  }
  throw new StartError(
    `There is no data in database ${db.databaseName}: check DATA_DIR or MONGODB_URI, which npm start uses as well.`,
  );
}

/** The documents as the database stores them, by id: no document changes its place there, so each is read once. */
function readDocuments(db: Db, name: string): AsyncIterable<Uint8Array> {
  const cursor = db.collection(name).find({}, { raw: true, sort: { _id: 1 }, batchSize });
  return cursor as unknown as AsyncIterable<Uint8Array>;
}

/** Opens the file for nobody else to read: it holds everything that people wrote. */
function openNew(part: string, file: string): number {
  try {
    return fs.openSync(part, 'wx', 0o600);
  } catch (error) {
    throw toStartError(error, file, describeFileProblem(error, file));
  }
}

/** So that the new name is there after a power cut as well. Systems that cannot open a folder do that by themselves. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}

const databaseGone = 'the database went away. Look whether it runs, and try again.';

function toStartError(cause: unknown, file: string, why: string | null): unknown {
  return why === null ? cause : new StartError(`The backup ${file} was not written: ${why}`, { cause });
}

function describeFileProblem(error: unknown, file: string): string | null {
  switch (codeOf(error)) {
    case 'EEXIST':
      return `${file}.part is there. Wait for the backup that writes it, or delete it if none does.`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no folder ${path.dirname(file)}. Make it, or name another file.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `this user may not write into ${path.dirname(file)}. Name a file in another folder.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Free some space, or name a file on another disk.';
    default:
      return null;
  }
}
