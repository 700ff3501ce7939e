import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Db } from 'mongodb';
import { createClock } from '../../bot/clock.ts';
import { backupDatabase } from '../../bot/db/backup.ts';
import { clockOffsetName, createSettingRepository } from '../../bot/db/settings.ts';
import { restoreBackup } from '../../bot/restore-backup.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { silent } from './quiet.ts';

const { machineNow } = createClock();

/** A folder for the backups of one test file; `file()` names one that is not there yet. */
export function createBackupFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-backup-'));
  let count = 0;
  return {
    folder,
    file: () => path.join(folder, `${(count += 1).toString()}.gz`),
    remove: () => {
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Backs up a database as `npm run backup` does. */
export function backUp(db: Db, file: string) {
  return backupDatabase({ db, file, appVersion: '0.1.0', machineNow: machineNow() });
}

/** Restores into a database as `npm run restore` does, but leaves it open. */
export function restoreTo({ db }: Pick<TestDatabase, 'db'>, file: string) {
  return restoreBackup(file, {
    openDatabase: () => Promise.resolve({ db, close: () => Promise.resolve() }),
    log: silent,
    machineNow,
    hasMail: true,
  });
}

/** Restores into a new database. */
export async function restoreAnew(file: string) {
  const database = await createTestDatabase();
  return { database, restored: await restoreTo(database, file) };
}

/** Sets the product's time of whoever opens a database next: of an app, or of a restore from a backup of it. */
export function setProductTime(db: Db, instant: string): Promise<void> {
  return createSettingRepository(db).set(clockOffsetName, new Date(instant).getTime() - machineNow());
}

/** Writes a backup anew with its unpacked bytes changed. */
export function rewrite(file: string, change: (bytes: Buffer) => Buffer): void {
  fs.writeFileSync(file, gzipSync(change(gunzipSync(fs.readFileSync(file)))));
}

/** A hash of the bytes of every stored document, by collection, in the order of ids. */
export async function hashDocuments(db: Db, names: readonly string[]): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const name of names) {
    const cursor = db.collection(name).find({}, { raw: true, sort: { _id: 1 } });
    all[name] = [];
    for await (const bytes of cursor as unknown as AsyncIterable<Uint8Array>) {
      all[name].push(createHash('sha256').update(bytes).digest('base64url'));
    }
  }
  return all;
}
