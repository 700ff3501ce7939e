import fs from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BSON, MongoBulkWriteError, type Collection, type Db } from 'mongodb';
import { listDataCollections } from './backup-collections.ts';
import { BackupFileError, readBackup, type BackupHeader, type BackupPart } from './backup-format.ts';
import { codeOf } from './error-code.ts';
import type { MigrationDocument } from './migrations/lease.ts';
import type { Migration } from './migrations/migrate.ts';
import { StartError } from './start-error.ts';

/** A backup that was read to its end and found whole. */
export interface VerifiedBackup {
  file: string;
  header: BackupHeader;
  documents: number;
}

/** Numbers keep the type in which they were stored. */
const exactly = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;
const atOnce = new Date(0);
const DUPLICATE_KEY = 11_000;

/**
 * Reads a whole backup, so that nothing is written of one that is damaged.
 *
 * @param migrations those that this version knows.
 * @throws StartError where the file is missing, no whole backup, or of a newer version.
 */
export async function verifyBackup(file: string, migrations: readonly Migration[]): Promise<VerifiedBackup> {
  let header: BackupHeader | null = null;
  let documents = 0;
  for await (const part of readFile(file)) {
    if (part.kind === 'documents') documents += part.documents.length;
    if (part.kind !== 'header') continue;
    header = part.header;
    requireKnown(file, header, migrations);
  }
  if (header === null) throw toStartError(new BackupFileError('damaged'), file);
  return { file, header, documents };
}

/** @throws StartError where a database holds data, or an app that could act on half of it. */
export async function requireFreeDatabase(db: Db): Promise<void> {
  for (const name of await listDataCollections(db)) {
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) === null) continue;
    throw new StartError(
      `Database ${db.databaseName} is not empty: a restore needs an empty one. ` +
        'Name another one by DATA_DIR or MONGODB_URI, or move this one away.',
    );
  }
  if (await isWatched(db)) {
    throw new StartError(`Tandem runs on database ${db.databaseName}: stop it, restore, and start it again.`);
  }
}

/** Every app process tails the hints; where the database does not tell who asks it for what, nobody is seen. */
async function isWatched(db: Db): Promise<boolean> {
  const ns = `${db.databaseName}.liveHints`;
  const stages = [{ $currentOp: { idleCursors: true } }, { $match: { ns } }];
  const found = await db.client
    .db('admin')
    .aggregate(stages)
    .toArray()
    .catch(() => []);
  return found.length > 0;
}

/** Writes a verified backup into an empty database. Leases of the processes of that time are over. */
export async function loadBackup(db: Db, { file, header }: VerifiedBackup): Promise<void> {
  for await (const part of readFile(file)) {
    if (part.kind !== 'documents') continue;
    const isTwice = header.collections.filter((name) => name === part.collection).length > 1;
    await insert(db.collection(part.collection), part.documents).catch((error: unknown) => {
      if (!isTwice || !isThereAlready(error)) throw error;
    });
  }
  await db.collection('jobs').updateMany({ state: 'due' }, { $set: { owner: null, availableAt: atOnce } });
  const applied = db.collection<MigrationDocument>('migrations');
  for (const { id, appliedAt } of header.migrations) {
    await applied.updateOne({ _id: id }, { $set: { appliedAt: new Date(appliedAt) } }, { upsert: true });
  }
}

async function insert(collection: Collection, documents: readonly Uint8Array[]): Promise<void> {
  await collection.insertMany(
    documents.map((bytes) => BSON.deserialize(bytes, exactly)),
    { ordered: false },
  );
}

/** Jobs that were put aside for a reason are over: nobody has to do anything about them. */
export async function endParked(db: Db, reason: string, machineNow: number): Promise<void> {
  const ended = { $set: { state: 'done', doneAt: new Date(machineNow) } };
  await db.collection('jobs').updateMany({ state: 'parked', reason }, ended);
}

/** Everything else of the batch was inserted. */
function isThereAlready(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return false;
  return [error.writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY);
}

function requireKnown(
  file: string,
  { appVersion, migrations }: BackupHeader,
  known: readonly Migration[],
): void {
  const unknown = migrations.find(({ id }) => !known.some((one) => one.id === id));
  if (unknown === undefined) return;
  throw new StartError(
    `The backup ${file} was made by a newer version of Tandem (${appVersion}, migration ${unknown.id}): ` +
      'restore it with that version or a later one.',
  );
}

async function* readFile(file: string): AsyncGenerator<BackupPart> {
  const source = fs.createReadStream(file);
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  let isHeaderRead = false;
  try {
    for await (const part of readBackup(unpacked)) {
      isHeaderRead = true;
      yield part;
    }
  } catch (error) {
    throw toStartError(
      isOfPacking(error) ? new BackupFileError(isHeaderRead ? 'damaged' : 'foreign') : error,
      file,
    );
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

/** The stream is no gzip, was changed, or was cut off. */
function isOfPacking(error: unknown): boolean {
  return String(codeOf(error)).startsWith('Z_');
}

function toStartError(cause: unknown, file: string): unknown {
  if (cause instanceof BackupFileError) {
    const sentences = {
      foreign: `${file} is not a backup of Tandem: name a file that npm run backup has written.`,
      damaged: `The backup ${file} is damaged or was cut off, so nothing was restored: take another one.`,
      newer: `The backup ${file} was made by a newer version of Tandem: restore it with that version or a later one.`,
    } satisfies Record<BackupFileError['code'], string>;
    return new StartError(sentences[cause.code], { cause });
  }
  const code = codeOf(cause);
  if (code === 'ENOENT') return new StartError(`There is no file ${file}: check its name.`, { cause });
  if (code === 'EISDIR')
    return new StartError(`${file} is a folder: name a file that npm run backup has written.`, { cause });
  if (code === 'EACCES')
    return new StartError(`This user may not read ${file}: give it the right to.`, { cause });
  return cause;
}
