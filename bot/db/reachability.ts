import type { MongoClient } from 'mongodb';
import type { DatabaseLog } from './backend.ts';

/** Says once when a server of the database stops answering, and once when it answers again; the rest is silence. */
export function logReachability(client: MongoClient, log: DatabaseLog): void {
  const lost = new Set<string>();
  client.on('serverHeartbeatFailed', ({ connectionId, failure }) => {
    if (lost.has(connectionId)) return;
    lost.add(connectionId);
    log.warn({ err: failure }, 'the database does not answer');
  });
  client.on('serverHeartbeatSucceeded', ({ connectionId }) => {
    if (lost.delete(connectionId)) log.info({}, 'the database answers again');
  });
}
