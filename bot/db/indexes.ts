import { MongoServerError, type Collection, type Db, type IndexDescriptionInfo } from 'mongodb';

/** One index. `partial` is a partialFilterExpression. */
export interface IndexSpec {
  collection: string;
  name: string;
  key: Record<string, 1 | -1>;
  unique?: boolean;
  partial?: object;
}

/** Every index of the app. */
export const indexSpecs: IndexSpec[] = [];

const NAMESPACE_NOT_FOUND = 26;
const INDEX_NOT_FOUND = 27;

/**
 * Makes the database's indexes what `specs` says; a second call changes nothing. An index whose definition has
 * changed or that was renamed is dropped and made anew (the embedded engine has no `collMod`); indexes that no
 * spec mentions are left alone.
 */
export async function createIndexes(db: Db, specs: IndexSpec[]): Promise<void> {
  for (const [collection, wanted] of groupByCollection(specs)) {
    await createCollectionIndexes(db.collection(collection), wanted);
  }
}

function groupByCollection(specs: IndexSpec[]): Map<string, IndexSpec[]> {
  const groups = new Map<string, IndexSpec[]>();
  for (const spec of specs) groups.set(spec.collection, [...(groups.get(spec.collection) ?? []), spec]);
  return groups;
}

async function createCollectionIndexes(collection: Collection, wanted: IndexSpec[]): Promise<void> {
  const existing = await listIndexes(collection);
  const kept = existing.filter((index) => !isReplaced(index, wanted));
  for (const index of existing) {
    if (!kept.includes(index)) await dropIndex(collection, index.name);
  }
  const missing = wanted.filter((spec) => !kept.some((index) => index.name === spec.name));
  if (missing.length === 0) return;
  await collection.createIndexes(
    missing.map(({ name, key, unique, partial }) => ({
      name,
      key,
      ...(unique === undefined ? {} : { unique }),
      ...(partial === undefined ? {} : { partialFilterExpression: partial }),
    })),
  );
}

function isReplaced(index: IndexDescriptionInfo, wanted: IndexSpec[]): boolean {
  const namesake = wanted.find((spec) => spec.name === index.name);
  if (namesake !== undefined) return signatureOf(index) !== signatureOfSpec(namesake);
  // The same definition under an old name would be refused as a conflict.
  return wanted.some((spec) => signatureOf(index) === signatureOfSpec(spec));
}

// JSON keeps the order of keys, which matters in an index.
function signatureOf({ key, unique, partialFilterExpression }: IndexDescriptionInfo): string {
  return JSON.stringify([key, unique ?? false, partialFilterExpression ?? null]);
}

function signatureOfSpec({ key, unique, partial }: IndexSpec): string {
  return JSON.stringify([key, unique ?? false, partial ?? null]);
}

async function listIndexes(collection: Collection): Promise<IndexDescriptionInfo[]> {
  try {
    return await collection.indexes();
  } catch (error) {
    if (hasCode(error, NAMESPACE_NOT_FOUND)) return []; // no document was ever written to it
    throw error;
  }
}

async function dropIndex(collection: Collection, name: string | undefined): Promise<void> {
  if (name === undefined) return;
  try {
    await collection.dropIndex(name);
  } catch (error) {
    if (!hasCode(error, INDEX_NOT_FOUND)) throw error; // else another process was first
  }
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof MongoServerError && error.code === code;
}
