import type { Collection, Db } from 'mongodb';
import { withReconnect } from './reconnect.ts';

/** Where the bot can speak. */
export interface ConversationReference {
  /** Id that Teams gave it. */
  id: string;
  type: 'personal' | 'channel' | 'groupChat' | 'meeting';
  tenantId: string;
  serviceUrl: string;
  /** The bot's own id in this conversation, as activities name their recipient. */
  botId: string;
  /** Set for a personal chat. */
  personId: string | null;
  /** Series whose cards go to this channel or chat. */
  seriesId: string | null;
}

interface ConversationDocument extends Omit<ConversationReference, 'id'> {
  _id: string;
}

/** Where the bot can speak: the newest reference of every conversation that it has seen. */
export function createConversationRepository(db: Db) {
  const conversations: Collection<ConversationDocument> =
    db.collection<ConversationDocument>('conversations');

  /** Keeps the newest address of a conversation; whose it is stays known where the activity does not say. */
  async function remember({ id, personId, seriesId, ...address }: ConversationReference): Promise<void> {
    const known = { ...(personId !== null && { personId }), ...(seriesId !== null && { seriesId }) };
    const unknown = { ...(personId === null && { personId }), ...(seriesId === null && { seriesId }) };
    const update = { $set: { ...address, ...known }, $setOnInsert: unknown };
    await withReconnect(() => conversations.updateOne({ _id: id }, update, { upsert: true }));
  }

  /** Says that a series' cards go to this channel or chat. */
  async function linkToSeries(id: string, seriesId: string): Promise<void> {
    await withReconnect(() => conversations.updateOne({ _id: id }, { $set: { seriesId } }));
  }

  /** Puts every conversation under a new address: local mode may listen on another port than last time. */
  async function readdressAll(serviceUrl: string): Promise<void> {
    await withReconnect(() =>
      conversations.updateMany({ serviceUrl: { $ne: serviceUrl } }, { $set: { serviceUrl } }),
    );
  }

  async function find(id: string): Promise<ConversationReference | null> {
    return toReference(await withReconnect(() => conversations.findOne({ _id: id })));
  }

  async function findPersonal(personId: string): Promise<ConversationReference | null> {
    return toReference(await withReconnect(() => conversations.findOne({ personId, type: 'personal' })));
  }

  async function findOfSeries(seriesId: string): Promise<ConversationReference | null> {
    return toReference(await withReconnect(() => conversations.findOne({ seriesId, type: 'channel' })));
  }

  return { remember, linkToSeries, readdressAll, find, findPersonal, findOfSeries };
}

function toReference(document: ConversationDocument | null): ConversationReference | null {
  if (document === null) return null;
  const { _id, ...rest } = document;
  return { id: _id, ...rest };
}
