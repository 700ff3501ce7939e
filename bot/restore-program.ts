// npm run restore -- FILE
import { restoreBackup } from './restore-backup.ts';
import { runOnDatabase } from './run-on-database.ts';

await runOnDatabase('restore', async ({ file, config, log, machineNow, open }) => {
  const { header, documents, unsent } = await restoreBackup(file, {
    openDatabase: () => open({ joinsRunning: false }),
    log,
    machineNow,
    hasMail: config.teams?.mail !== null,
  });
  return (
    `Restored ${documents.toString()} documents of ${header.createdAt} from ${file}. ` +
    `What was due before now is not sent any more (${unsent.toString()} messages); start Tandem to go on.`
  );
});
