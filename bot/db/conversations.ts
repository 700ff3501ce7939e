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
  /** Who added the app to it. */
  addedById?: string;
  /** The bot has said hello in it, or has said how to begin. */
  greeted?: boolean;
  /** The app was taken out of it, or is blocked: nothing can be said there. */
  left?: boolean;
}

/** Where the bot can speak: the newest reference of every conversation that it has seen. */
export function createConversationRepository(db: Db) {
  const conversations: Collection<ConversationDocument> =
    db.collection<ConversationDocument>('conversations');

  /**
   * Keeps the newest address of a conversation; whose it is stays known where the activity does not say.
   *
   * @returns the series whose cards go there, where nothing could be said there before; null otherwise.
   */
  async function remember({
    id,
    name,
    personId,
    seriesId,
    ...address
  }: ConversationReference): Promise<string | null> {
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
    const update = { $set: { ...address, ...known }, $setOnInsert: unknown, $unset: { left: '' as const } };
    const options = { upsert: true, returnDocument: 'before' } as const;
    const before = await withReconnect(() => conversations.findOneAndUpdate({ _id: id }, update, options));
    return before?.left === true && before.isHome === true ? before.seriesId : null;
  }

  /** The app was taken out, or is blocked: whatever is known of the conversation stays known, but nothing is sent there. */
  async function forget(id: string): Promise<void> {
    await withReconnect(() => conversations.updateOne({ _id: id }, { $set: { left: true } }));
  }

  /** True for the first caller only: a place is greeted once, however often the app is added to it. */
  async function claimGreeting(id: string): Promise<boolean> {
    const filter = { _id: id, greeted: { $ne: true } };
    const { modifiedCount } = await withReconnect(() =>
      conversations.updateOne(filter, { $set: { greeted: true } }),
    );
    return modifiedCount === 1;
  }

  /** Keeps who added the app, the first one where several did. @returns the id of that person. */
  async function rememberAdder(id: string, personId: string): Promise<string> {
    const filter = { _id: id, addedById: { $exists: false } };
    await withReconnect(() => conversations.updateOne(filter, { $set: { addedById: personId } }));
    const stored = await withReconnect(() => conversations.findOne({ _id: id }));
    return stored?.addedById ?? personId;
  }

  /** Places that belong to no series, to which a person added the app. */
  async function listAddedBy(personId: string): Promise<ConversationReference[]> {
    const filter = { addedById: personId, seriesId: null, left: { $ne: true } };
    const found = await withReconnect(() =>
      conversations.find(filter, { sort: { _id: 1 }, limit: 50 }).toArray(),
    );
    return found.map(toReference);
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
      conversations
        .find({ memberIds: memberId, left: { $ne: true } }, { sort: { _id: 1 }, limit: 200 })
        .toArray(),
    );
    return found.map(toReference);
  }

  /** Those of some people whom the bot can write to one to one. */
  async function listReachable(personIds: readonly string[]): Promise<string[]> {
    const filter = { personId: { $in: [...personIds] }, type: 'personal' as const, left: { $ne: true } };
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
    return toFound(
      await withReconnect(() => conversations.findOne({ personId, type: 'personal', left: { $ne: true } })),
    );
  }

  /** Where a series' cards go. */
  async function findOfSeries(seriesId: string): Promise<ConversationReference | null> {
    return toFound(
      await withReconnect(() => conversations.findOne({ seriesId, isHome: true, left: { $ne: true } })),
    );
  }

  return {
    remember,
    forget,
    claimGreeting,
    rememberAdder,
    listAddedBy,
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
  const { _id, type, tenantId, serviceUrl, botId, name, meetingId, personId, seriesId } = document;
  return { id: _id, type, tenantId, serviceUrl, botId, name, meetingId, personId, seriesId };
}
