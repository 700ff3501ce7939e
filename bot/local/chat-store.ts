import type { CardJson, Clock, ConversationReference } from '../app/ports.ts';
import type { Collection, Db } from '../db/connect.ts';

/** A place to talk on the chat page. Its id is URL-safe and is the conversation's id in activities. */
export interface LocalChat {
  id: string;
  type: ConversationReference['type'];
  name: string;
  /** Who may read and write in it. */
  personIds: string[];
  /** The calendar entry that a meeting's chat belongs to. */
  meeting?: { startsAt: string; lengthMinutes: number };
}

export interface LocalMessage {
  id: string;
  chatId: string;
  /** `bot`, or a person's id. */
  from: string;
  /** The product's time, an instant text. */
  at: string;
  text: string;
  card: CardJson | null;
  editedAt: string | null;
}

type Stored<Type extends { id: string }> = Omit<Type, 'id'> & { _id: string };

/** What a message says. */
export interface MessageContent {
  text: string;
  card: CardJson | null;
}

/** Indexes of the local collections, in the form of bot/db/indexes.ts. */
export const localIndexes = [
  { collection: 'localChats', name: 'byPerson', key: { personIds: 1 } },
  { collection: 'localMessages', name: 'byChat', key: { chatId: 1, _id: 1 } },
  { collection: 'localOutbox', name: 'byTime', key: { at: 1, _id: 1 } },
] as const;

export type ChatStore = ReturnType<typeof createChatStore>;

export interface ChatStoreDependencies {
  db: Db;
  clock: Clock;
  newId: () => string;
}

/** The chats and messages that Teams would keep. Messages are in the order of their ids. */
export function createChatStore({ db, clock, newId }: ChatStoreDependencies) {
  const chats: Collection<Stored<LocalChat>> = db.collection<Stored<LocalChat>>('localChats');
  const messages: Collection<Stored<LocalMessage>> = db.collection<Stored<LocalMessage>>('localMessages');
  const listeners = new Set<(message: LocalMessage) => void>();

  /** Creates a chat, or brings its name and people up to date. */
  async function putChat({ id, ...chat }: LocalChat): Promise<void> {
    await chats.updateOne({ _id: id }, { $set: chat }, { upsert: true });
  }

  async function findChat(id: string): Promise<LocalChat | null> {
    return fromStored(await chats.findOne({ _id: id }));
  }

  /** The chats of a person, personal ones first. */
  async function listChats(personId: string): Promise<LocalChat[]> {
    const found = await chats.find({ personIds: personId }).sort({ type: -1, _id: 1 }).toArray();
    return found.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }

  /** Everybody to whom the bot can write one to one, in the order of their chats. */
  async function listPeopleIds(): Promise<string[]> {
    const found = await chats.find({ type: 'personal' }).sort({ _id: 1 }).toArray();
    return found.flatMap(({ personIds }) => personIds);
  }

  async function listMessages(chatId: string): Promise<LocalMessage[]> {
    const found = await messages.find({ chatId }).sort({ _id: 1 }).toArray();
    return found.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }

  async function findMessage(chatId: string, id: string): Promise<LocalMessage | null> {
    return fromStored(await messages.findOne({ _id: id, chatId }));
  }

  async function addMessage(chatId: string, from: string, content: MessageContent): Promise<LocalMessage> {
    const message: LocalMessage = { id: newId(), chatId, from, at: clock.now(), ...content, editedAt: null };
    const { id, ...rest } = message;
    await messages.insertOne({ _id: id, ...rest });
    return tell(message);
  }

  /** @returns the message with its new content, null when it is not there. */
  async function editMessage(
    chatId: string,
    id: string,
    content: MessageContent,
  ): Promise<LocalMessage | null> {
    const change = { $set: { ...content, editedAt: clock.now() } };
    const edited = fromStored(
      await messages.findOneAndUpdate({ _id: id, chatId }, change, { returnDocument: 'after' }),
    );
    return edited === null ? null : tell(edited);
  }

  async function deleteMessage(chatId: string, id: string): Promise<boolean> {
    return (await messages.deleteOne({ _id: id, chatId })).deletedCount === 1;
  }

  /** Calls back for each message that is added or edited, until the returned function is called. */
  function onChange(listener: (message: LocalMessage) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function tell(message: LocalMessage): LocalMessage {
    for (const listener of listeners) listener(message);
    return message;
  }

  return {
    putChat,
    findChat,
    listChats,
    listPeopleIds,
    listMessages,
    findMessage,
    addMessage,
    editMessage,
    deleteMessage,
    onChange,
  };
}

function fromStored<Rest extends { _id: string }>(
  stored: Rest | null,
): (Omit<Rest, '_id'> & { id: string }) | null {
  if (stored === null) return null;
  const { _id, ...rest } = stored;
  return { id: _id, ...rest };
}
