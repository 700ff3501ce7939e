// npm run backup -- FILE
import { backupDatabase } from './db/backup.ts';
import { createLastBackupRepository } from './db/last-backup.ts';
import { readAppVersion, runOnDatabase } from './run-on-database.ts';

await runOnDatabase('backup', async ({ file, config, machineNow, open }) => {
  // A running app goes on working meanwhile.
  const database = await open({ joinsRunning: true });
  const { db } = database;
  const atMs = machineNow();
  try {
    const { documents, bytes } = await backupDatabase({
      db,
      file,
      appVersion: readAppVersion(config),
      machineNow: atMs,
    });
    await createLastBackupRepository(db).noteBackup({ atMs, bytes });
    return `Backed up ${documents.toString()} documents into ${file} (${bytes.toString()} bytes).`;
  } finally {
    await database.close();
  }
});
