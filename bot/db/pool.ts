import type { MongoClient } from 'mongodb';

/** Sockets to the database. */
export interface PoolState {
  open: number;
  /** Of the open ones, those that a request has at present. */
  inUse: number;
}

/** Counts the sockets of a client, which must not be connected yet. */
export function watchPool(client: MongoClient): () => PoolState {
  const pool = { open: 0, inUse: 0 };
  client.on('connectionCreated', () => (pool.open += 1));
  client.on('connectionClosed', () => (pool.open -= 1));
  client.on('connectionCheckedOut', () => (pool.inUse += 1));
  client.on('connectionCheckedIn', () => (pool.inUse -= 1));
  return () => ({ ...pool });
}
