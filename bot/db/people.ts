import type { Collection, Db } from 'mongodb';
import { withReconnect } from './reconnect.ts';

/** A person as the app knows them: the identity is tenant and object id, the name only for display. */
export interface Person {
  id: string;
  tenantId: string;
  objectId: string;
  name: string;
  /** Where mail reaches the person; null while no address is known. */
  email: string | null;
  /** IANA zone of the client with which the person wrote last; null where it did not say. */
  zone: string | null;
}

interface PersonDocument extends Omit<Person, 'id' | 'email' | 'zone'> {
  _id: string;
  /** Absent in documents from before these were kept. */
  email?: string | null;
  zone?: string | null;
}

/** Whom to remember; an absent address or zone leaves a known one as it is. */
export interface NewPerson extends Identity {
  name: string;
  email?: string | null;
  zone?: string | null;
}

export interface Identity {
  tenantId: string;
  objectId: string;
}

/** People by their verified identity, which is tenant and object id, never a name or an address (acceptance.md 2.1). */
export function createPeopleRepository(db: Db) {
  const people: Collection<PersonDocument> = db.collection<PersonDocument>('people');

  async function findByIdentity({ tenantId, objectId }: Identity): Promise<Person | null> {
    const document = await withReconnect(() => people.findOne({ tenantId, objectId }));
    return document === null ? null : toPerson(document);
  }

  /** Finds the person of an identity, or takes it in under `newId`. Name, address and zone are brought up to date. */
  async function remember(person: NewPerson, newId: string): Promise<Person> {
    const { tenantId, objectId, name, email = null, zone = null } = person;
    const known = { ...(email !== null && { email }), ...(zone !== null && { zone }) };
    const document = await withReconnect(() =>
      people.findOneAndUpdate(
        { tenantId, objectId },
        { $set: { name, ...known }, $setOnInsert: { _id: newId } },
        { upsert: true, returnDocument: 'after' },
      ),
    );
    if (document === null) throw new Error('an upsert returned nothing');
    return toPerson(document);
  }

  async function list(ids: readonly string[]): Promise<Person[]> {
    const documents = await withReconnect(() => people.find({ _id: { $in: [...ids] } }).toArray());
    return documents.map(toPerson);
  }

  async function find(id: string): Promise<Person | null> {
    const document = await withReconnect(() => people.findOne({ _id: id }));
    return document === null ? null : toPerson(document);
  }

  return { findByIdentity, remember, find, list };
}

function toPerson({ _id, email, zone, ...identity }: PersonDocument): Person {
  const { tenantId, objectId, name } = identity;
  return { id: _id, tenantId, objectId, name, email: email ?? null, zone: zone ?? null };
}
