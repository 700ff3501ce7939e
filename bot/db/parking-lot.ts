import type { Collection, Db } from 'mongodb';
import type { ParkedItem } from '../../shared/api/views.ts';
import { withReconnect } from './reconnect.ts';

interface ParkedDocument extends Omit<ParkedItem, 'id'> {
  _id: string;
  seriesId: string;
}

/** What was raised and parked, one document per item of a meeting. */
export function createParkingLotRepository(db: Db) {
  const parked: Collection<ParkedDocument> = db.collection<ParkedDocument>('parkingLot');

  /** Parking the same item twice leaves one. */
  async function add({ id, ...item }: ParkedItem & { seriesId: string }): Promise<void> {
    await withReconnect(() => parked.updateOne({ _id: id }, { $setOnInsert: item }, { upsert: true }));
  }

  async function list(seriesId: string): Promise<ParkedItem[]> {
    const documents = await withReconnect(() =>
      parked.find({ seriesId }, { sort: { parkedAt: -1 }, limit: 500 }).toArray(),
    );
    return documents.map(({ _id, seriesId: _series, ...item }) => ({ id: _id, ...item }));
  }

  async function find(id: string): Promise<(ParkedItem & { seriesId: string }) | null> {
    const document = await withReconnect(() => parked.findOne({ _id: id }));
    if (document === null) return null;
    const { _id, ...item } = document;
    return { id: _id, ...item };
  }

  /** What is on an agenda again is no longer parked. */
  async function remove(id: string): Promise<void> {
    await withReconnect(() => parked.deleteOne({ _id: id }));
  }

  return { add, list, find, remove };
}
