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
  /** How it is called; empty where Teams does not say. */
  name: string;
  /** Teams' id of the meeting that the chat belongs to. */
  meetingId: string | null;
  /** Set for a personal chat. */
  personId: string | null;
  /** Series that this channel or chat belongs to. */
  seriesId: string | null;
}

interface ConversationDocument extends Omit<ConversationReference, 'id'> {
  _id: string;
  /** The series' cards go here; further chats may belong to it, such as that of its meeting. */
  isHome?: boolean;
  /** Who is in it, as far as known. */
  memberIds?: string[];
}

/** Where the bot can speak: the newest reference of every conversation that it has seen. */
export function createConversationRepository(db: Db) {
  const conversations: Collection<ConversationDocument> =
    db.collection<ConversationDocument>('conversations');

  /** Keeps the newest address of a conversation; whose it is stays known where the activity does not say. */
  async function remember({
    id,
    name,
    personId,
    seriesId,
    ...address
  }: ConversationReference): Promise<void> {
    const known = {
      ...(name !== '' && { name }),
      ...(personId !== null && { personId }),
      ...(seriesId !== null && { seriesId }),
    };
    const unknown = {
      ...(name === '' && { name }),
      ...(personId === null && { personId }),
      ...(seriesId === null && { seriesId }),
    };
    const update = { $set: { ...address, ...known }, $setOnInsert: unknown };
    await withReconnect(() => conversations.updateOne({ _id: id }, update, { upsert: true }));
  }

  /** Says that a channel or chat belongs to a series, and whether the series' cards go there. */
  async function linkToSeries(id: string, seriesId: string, isHome: boolean): Promise<void> {
    await withReconnect(() => conversations.updateOne({ _id: id }, { $set: { seriesId, isHome } }));
  }

  async function setMembers(id: string, memberIds: readonly string[]): Promise<void> {
    await withReconnect(() => conversations.updateOne({ _id: id }, { $set: { memberIds: [...memberIds] } }));
  }

  /** Channels and chats of several people in which a person is. */
  async function listOfMember(memberId: string): Promise<ConversationReference[]> {
    const found = await withReconnect(() =>
      conversations.find({ memberIds: memberId }, { sort: { _id: 1 }, limit: 200 }).toArray(),
    );
    return found.map(toReference);
  }

  /** Those of some people whom the bot can write to one to one. */
  async function listReachable(personIds: readonly string[]): Promise<string[]> {
    const filter = { personId: { $in: [...personIds] }, type: 'personal' as const };
    const found = await withReconnect(() => conversations.find(filter).toArray());
    return found.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  }

  /** Puts every conversation under a new address: local mode may listen on another port than last time. */
  async function readdressAll(serviceUrl: string): Promise<void> {
    await withReconnect(() =>
      conversations.updateMany({ serviceUrl: { $ne: serviceUrl } }, { $set: { serviceUrl } }),
    );
  }

  async function find(id: string): Promise<ConversationReference | null> {
    return toFound(await withReconnect(() => conversations.findOne({ _id: id })));
  }

  async function findPersonal(personId: string): Promise<ConversationReference | null> {
    return toFound(await withReconnect(() => conversations.findOne({ personId, type: 'personal' })));
  }

  /** Where a series' cards go. */
  async function findOfSeries(seriesId: string): Promise<ConversationReference | null> {
    return toFound(await withReconnect(() => conversations.findOne({ seriesId, isHome: true })));
  }

  return {
    remember,
    linkToSeries,
    setMembers,
    readdressAll,
    find,
    findPersonal,
    findOfSeries,
    listOfMember,
    listReachable,
  };
}

function toFound(document: ConversationDocument | null): ConversationReference | null {
  return document === null ? null : toReference(document);
}

function toReference(document: ConversationDocument): ConversationReference {
  const { _id, isHome: _isHome, memberIds: _memberIds, ...rest } = document;
  return { id: _id, ...rest };
}
