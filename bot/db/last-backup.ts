import type { Db } from 'mongodb';
import { createSettingRepository } from './settings.ts';

export interface LastBackup {
  /** When it was begun, on the machine's clock in milliseconds since 1970. */
  atMs: number;
  /** Size of its file. */
  bytes: number;
}

const names = { atMs: 'lastBackupAtMs', bytes: 'lastBackupBytes' } as const;

/** What is known of the last backup of this database that was finished. */
export function createLastBackupRepository(db: Db) {
  const settings = createSettingRepository(db);
  return {
    /** Null before the first one. */
    readLastBackup: async (): Promise<LastBackup | null> => {
      const atMs = await settings.get(names.atMs, 0);
      return atMs === 0 ? null : { atMs, bytes: await settings.get(names.bytes, 0) };
    },
    noteBackup: async ({ atMs, bytes }: LastBackup): Promise<void> => {
      await settings.set(names.bytes, bytes);
      await settings.set(names.atMs, atMs);
    },
  };
}
