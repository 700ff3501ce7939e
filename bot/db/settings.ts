import type { Collection, Db } from 'mongodb';
import { withReconnect } from './reconnect.ts';

interface SettingDocument {
  _id: string;
  value: number;
}

/** By how many milliseconds the product's time is ahead of the machine's; local mode moves it. */
export const clockOffsetName = 'clockOffsetMs';

const restoredAtName = 'restoredAtMs';

/** Numbers that belong to the whole installation, such as the offset of the local clock. */
export function createSettingRepository(db: Db) {
  const settings: Collection<SettingDocument> = db.collection<SettingDocument>('settings');

  async function get(name: string, otherwise: number): Promise<number> {
    const document = await withReconnect(() => settings.findOne({ _id: name }));
    return document?.value ?? otherwise;
  }

  async function set(name: string, value: number): Promise<void> {
    await withReconnect(() => settings.updateOne({ _id: name }, { $set: { value } }, { upsert: true }));
  }

  /** When the data was restored from a backup, on the product's clock in milliseconds since 1970; 0 for never. */
  function readRestoredAt(): Promise<number> {
    return get(restoredAtName, 0);
  }

  function noteRestore(atMs: number): Promise<void> {
    return set(restoredAtName, atMs);
  }

  return { get, set, readRestoredAt, noteRestore };
}
