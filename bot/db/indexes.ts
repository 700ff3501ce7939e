import { MongoServerError, type Collection, type Db, type IndexDescriptionInfo } from 'mongodb';

/** One index. `partial` is a partialFilterExpression. */
export interface IndexSpec {
  collection: string;
  name: string;
  key: Record<string, 1 | -1>;
  unique?: boolean;
  partial?: object;
  /** Name of the index in whose place it came, which is dropped. */
  formerly?: string;
}

export const recordCollections = ['series', 'meetings', 'checkIns', 'actions', 'personSettings'] as const;

/** Records whose events were not delivered; such records are few at any time. */
const undelivered: IndexSpec[] = recordCollections.map((collection) => ({
  collection,
  name: 'undelivered',
  key: { outboxAt: 1 },
  partial: { outboxAt: { $exists: true } },
}));

/** Every index of the app, named after what it serves. */
export const indexSpecs: IndexSpec[] = [
  ...undelivered,
  { collection: 'series', name: 'ofPerson', key: { 'people.personId': 1, _id: 1 } },
  { collection: 'meetings', name: 'byDate', key: { seriesId: 1, date: 1 } },
  {
    collection: 'meetings',
    name: 'byState',
    key: { seriesId: 1, state: 1, date: 1 },
    formerly: 'byStateAndWords',
  },
  { collection: 'checkIns', name: 'ofMeeting', key: { meetingId: 1, _id: 1 } },
  { collection: 'checkIns', name: 'ofPerson', key: { personId: 1, state: 1, _id: 1 } },
  { collection: 'actions', name: 'ofSeries', key: { seriesId: 1, _id: 1 } },
  { collection: 'actions', name: 'byState', key: { seriesId: 1, state: 1, _id: 1 } },
  { collection: 'actions', name: 'ofMeeting', key: { seriesId: 1, 'source.meetingId': 1, _id: 1 } },
  { collection: 'actions', name: 'bySource', key: { seriesId: 1, 'source.kind': 1, createdAt: 1 } },
  { collection: 'actions', name: 'ofOwnerInSeries', key: { seriesId: 1, ownerId: 1, _id: 1 } },
  { collection: 'actions', name: 'ofOwner', key: { ownerId: 1, state: 1, _id: 1 } },
  { collection: 'checkIns', name: 'answersOfPerson', key: { seriesId: 1, personId: 1, state: 1, _id: 1 } },
  { collection: 'jobs', name: 'due', key: { dueAt: 1, orderAt: 1 }, partial: { state: 'due' } },
  // A backlog of a kind that rests is not looked at, nor is what is leased or waits after a failure.
  {
    collection: 'jobs',
    name: 'dueOfKind',
    key: { kind: 1, dueAt: 1, orderAt: 1, availableAt: 1 },
    partial: { state: 'due' },
  },
  { collection: 'jobs', name: 'dueOfLane', key: { lane: 1, orderAt: 1 }, partial: { state: 'due' } },
  { collection: 'jobs', name: 'parked', key: { kind: 1 }, partial: { state: 'parked' } },
  { collection: 'jobs', name: 'parkedOfLane', key: { lane: 1, dueAt: 1 }, partial: { state: 'parked' } },
  { collection: 'jobs', name: 'done', key: { doneAt: 1 }, partial: { state: 'done' } },
  { collection: 'conversations', name: 'ofPerson', key: { personId: 1, type: 1 } },
  { collection: 'conversations', name: 'ofSeries', key: { seriesId: 1, isHome: 1 } },
  { collection: 'conversations', name: 'ofMember', key: { memberIds: 1, _id: 1 } },
  { collection: 'conversations', name: 'byAdder', key: { addedById: 1, _id: 1 } },
  { collection: 'cards', name: 'byActivity', key: { activityId: 1 } },
  { collection: 'idempotencyKeys', name: 'expired', key: { expiresAt: 1 } },
  { collection: 'parkingLot', name: 'ofSeries', key: { seriesId: 1, parkedAt: 1 } },
  { collection: 'people', name: 'byIdentity', key: { tenantId: 1, objectId: 1 }, unique: true },
];

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
  if (wanted.some(({ formerly }) => formerly === index.name)) return true;
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
