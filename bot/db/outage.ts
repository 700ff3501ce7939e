import { MongoError } from 'mongodb';
import { isConnectionLost } from './reconnect.ts';

/** Why the database cannot do its work: it does not answer in time, or it has no room for what is to be stored. */
export type Outage = 'unreachable' | 'full';

/** OutOfDiskSpace. */
const fullCodes: ReadonlySet<unknown> = new Set([14_031]);
/** MaxTimeMSExpired and ExceededTimeLimit. */
const slowCodes: ReadonlySet<unknown> = new Set([50, 262]);
/** No connection became free in time, or the client is closed because the app stops. */
const slowNames: ReadonlySet<string> = new Set([
  'MongoWaitQueueTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClosedError',
]);

/** Whether an error is the database's, rather than a mistake of ours; null where it is not. */
export function toOutage(error: unknown): Outage | null {
  if (isConnectionLost(error)) return 'unreachable';
  if (!(error instanceof MongoError)) return null;
  if (fullCodes.has(error.code)) return 'full';
  return slowCodes.has(error.code) || slowNames.has(error.name) ? 'unreachable' : null;
}
