import type { Db } from 'mongodb';

/** What is neither copied nor counted as data, with the reason. */
const leftOut: ReadonlySet<string> = new Set([
  // Hints without content to those who look at the moment; after a restore everybody fetches anew.
  'liveHints',
  // Who sends into a conversation now, and how much went out in the last hour.
  'lanes',
  'tenantPacing',
  // Of the local issuer: a backup holds no keys, and a new one is made at the next start.
  'localKeys',
  // The applied ones stand in the header; the lease is of processes that run.
  'migrations',
  // Written to see whether it can be written.
  'probes',
  // Whether this database was restored, which is nothing of its data.
  'restores',
]);

/**
 * In a copy that is made while the app works, a document is as old as the moment in which its collection was read. So
 * those come first whose later form could not be explained by what follows:
 *
 * - kept answers, so that "done already" is never said of something that is missing;
 * - jobs, so that one that counts as done has had its effect in what is copied after it;
 * - records before the records that they refer to, so that nothing refers to what is missing;
 * - the parking lot before and after the agendas, as items go both ways.
 *
 * What a job or an event brings about in a collection that was copied before may be missing: a restore makes up for it
 * from the state of the records (bot/app/heal-restored.ts).
 */
const copiedFirst = [
  'idempotencyKeys',
  'jobs',
  'parkingLot',
  'actions',
  'checkIns',
  'meetings',
  'parkingLot',
  'series',
  'personSettings',
];

/** The order in which collections are copied; the others come last, by name. */
export function toBackupOrder(names: readonly string[]): string[] {
  const first = copiedFirst.filter((name) => names.includes(name));
  return [...first, ...names.filter((name) => !first.includes(name)).sort()];
}

/** The collections that hold the app's data. */
export async function listDataCollections(db: Db): Promise<string[]> {
  const found = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  return found.map(({ name }) => name).filter((name) => !leftOut.has(name) && !name.startsWith('system.'));
}
