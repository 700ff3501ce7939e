import type { Collection, Db } from 'mongodb';
import { withReconnect } from './reconnect.ts';

/** What a posted card is about. Its key is unique, so that it is posted once and edited in place. */
export type CardSubject =
  /** To one person: their update; what waits for a chair; whether a meeting is needed. */
  | {
      kind: 'check-in' | 'brief' | 'offer';
      seriesId: string;
      meetingId: string;
      personId: string;
      /** Set for one more copy further down in the chat: the message below which it was asked for. */
      below?: string;
    }
  /** To everybody: the agenda, the minutes, and who could not be asked one to one. */
  | { kind: 'agenda' | 'minutes' | 'mention'; seriesId: string; meetingId: string }
  /** What waits for one person; the number counts the cards of one week (its Monday). */
  | { kind: 'daily'; personId: string; week: string; number: number }
  /** To the one who added the app to a channel or chat. */
  | { kind: 'start'; placeId: string; personId: string }
  /** To the other leader, who is asked to join. */
  | { kind: 'join'; seriesId: string; personId: string }
  /** To everybody, once both leaders have joined. */
  | { kind: 'together'; seriesId: string };

/** What is known of one posted card. */
export interface PostedCard {
  /** Unique text of what the card is about. */
  key: string;
  subject: CardSubject;
  conversationId: string | null;
  /** Set once Teams has answered the post. */
  activityId: string | null;
  /** Hash of what was sent last, so that an edit which changes nothing is not sent. */
  sentHash: string | null;
  /** When it was last sent, as an instant text. */
  sentAt: string | null;
  /** Stored before a post goes out: found again after a crash it means "perhaps delivered" (architecture.md 6). */
  sending: { attempt: number } | null;
  state: 'ok' | 'unknown' | 'failed';
  /** How often it was posted again after a post whose outcome is unknown. */
  resends: number;
  /** Why it failed, for the health page. */
  reason: string | null;
}

interface CardDocument extends Omit<PostedCard, 'key'> {
  _id: string;
}

/** The cards that were posted, one document per subject. */
export function createCardRepository(db: Db) {
  const cards: Collection<CardDocument> = db.collection<CardDocument>('cards');

  async function getOrCreate(key: string, subject: CardSubject): Promise<PostedCard> {
    const fresh: Omit<CardDocument, '_id'> = {
      subject,
      conversationId: null,
      activityId: null,
      sentHash: null,
      sentAt: null,
      sending: null,
      state: 'ok',
      resends: 0,
      reason: null,
    };
    const options = { upsert: true, returnDocument: 'after' } as const;
    const document = await withReconnect(() =>
      cards.findOneAndUpdate({ _id: key }, { $setOnInsert: fresh }, options),
    );
    if (document === null) throw new Error('an upsert returned nothing');
    return toCard(document);
  }

  async function find(key: string): Promise<PostedCard | null> {
    const document = await withReconnect(() => cards.findOne({ _id: key }));
    return document === null ? null : toCard(document);
  }

  /** The card of a message that was posted. */
  async function findPosted(activityId: string): Promise<PostedCard | null> {
    const document = await withReconnect(() => cards.findOne({ activityId }));
    return document === null ? null : toCard(document);
  }

  async function change(key: string, fields: Partial<Omit<PostedCard, 'key' | 'subject'>>): Promise<void> {
    await withReconnect(() => cards.updateOne({ _id: key }, { $set: fields }));
  }

  /**
   * Announces a post of a card as it was read. False when it is no longer so: another process had it in hand meanwhile,
   * and this one is fenced out.
   */
  async function announce(
    { key, sending, state, resends }: PostedCard,
    post: { attempt: number; conversationId: string; resends: number },
  ): Promise<boolean> {
    const { attempt, ...fields } = post;
    const own = { sending: { attempt } };
    // Its own announcement is found when it is repeated after a lost connection.
    const filter = { _id: key, activityId: null, $or: [{ sending, state, resends }, own] };
    const result = await withReconnect(() => cards.updateOne(filter, { $set: { ...fields, ...own } }));
    return result.matchedCount === 1;
  }

  /**
   * Keeps how a post ended, unless a later attempt was announced or has ended. That it arrived is also kept where it was
   * taken for lost meanwhile.
   */
  async function settle(
    key: string,
    attempt: number,
    fields: Partial<Omit<PostedCard, 'key' | 'subject'>>,
  ): Promise<void> {
    const own = { attempt };
    const sending = typeof fields.activityId === 'string' ? { $in: [null, own] } : own;
    await withReconnect(() => cards.updateOne({ _id: key, activityId: null, sending }, { $set: fields }));
  }

  return { getOrCreate, find, findPosted, change, announce, settle };
}

function toCard({ _id, ...rest }: CardDocument): PostedCard {
  return { key: _id, ...rest };
}
