import { isDeepStrictEqual } from 'node:util';
import type { Collection, Db } from 'mongodb';

export type Fields = Record<string, unknown>;
export type Stored = Fields & { _id: string };

/**
 * Brings every document of a collection to a new form, while processes of the version before go on writing to it. Only
 * fields that change are written, and only while the record has the version, and these fields the values, of which the
 * new form was made: what somebody writes meanwhile is read again.
 *
 * @param withFields the whole document in its new form; given one that has it already, it changes nothing.
 */
export async function rewrite(db: Db, name: string, withFields: (document: Stored) => Fields): Promise<void> {
  const collection: Collection<Stored> = db.collection<Stored>(name);
  for await (const document of collection.find()) {
    for (let read: Stored | null = document; read !== null;) {
      const changes = toChanges(read, withFields(read));
      if (Object.keys(changes).length === 0) break;
      const { matchedCount } = await collection.updateOne(asRead(read, changes), { $set: changes });
      if (matchedCount === 1) break;
      read = await collection.findOne({ _id: read._id });
    }
  }
}

function toChanges(before: Stored, after: Fields): Fields {
  const changed = Object.entries(after).filter(([field, value]) => !isDeepStrictEqual(value, before[field]));
  return Object.fromEntries(changed);
}

function asRead(document: Stored, changes: Fields): { _id: string } & Fields {
  const guards = 'version' in document ? ['version', ...Object.keys(changes)] : Object.keys(changes);
  const filters = guards.map((field) => [
    field,
    field in document ? { $eq: document[field] } : { $exists: false },
  ]);
  return { _id: document._id, ...(Object.fromEntries(filters) as Fields) };
}
