import type { Collection, Db } from 'mongodb';
import { withReconnect } from './reconnect.ts';

/** What a mail is about. */
export interface MailSubject {
  kind: 'minutes';
  seriesId: string;
  meetingId: string;
  /** Of the minutes. */
  version: number;
}

/** What is known of one mail to one person. */
export interface StoredMail {
  /** Unique text of what the mail is about and whom it is for. */
  key: string;
  subject: MailSubject;
  /** Address. */
  to: string;
  /** `waiting` until it was sent; `unknown` when nobody knows whether it arrived; `failed` when somebody has to act. */
  state: 'waiting' | 'ok' | 'unknown' | 'failed';
  /** Stored before a mail goes out: found again after a crash it means "perhaps delivered" (architecture.md 6). */
  sending: { attempt: number } | null;
  /** When the server took it, as an instant text. */
  sentAt: string | null;
  /** Why it failed, for the health page. */
  reason: string | null;
}

interface MailDocument extends Omit<StoredMail, 'key'> {
  _id: string;
}

/** The mails that were asked for, one document per subject and recipient. */
export function createMailRepository(db: Db) {
  const mails: Collection<MailDocument> = db.collection<MailDocument>('mails');

  async function getOrCreate(key: string, about: Pick<StoredMail, 'subject' | 'to'>): Promise<StoredMail> {
    const { subject, to } = about;
    const fresh: Omit<MailDocument, '_id'> = {
      subject,
      to,
      state: 'waiting',
      sending: null,
      sentAt: null,
      reason: null,
    };
    const options = { upsert: true, returnDocument: 'after' } as const;
    const document = await withReconnect(() =>
      mails.findOneAndUpdate({ _id: key }, { $setOnInsert: fresh }, options),
    );
    if (document === null) throw new Error('an upsert returned nothing');
    return toMail(document);
  }

  async function find(key: string): Promise<StoredMail | null> {
    const document = await withReconnect(() => mails.findOne({ _id: key }));
    return document === null ? null : toMail(document);
  }

  /**
   * Announces an attempt, of which there is one per number. False when the mail was sent, or perhaps sent, or is being
   * sent by another attempt.
   */
  async function announce(key: string, to: string, attempt: number): Promise<boolean> {
    const unsent = {
      _id: key,
      // Its own announcement is found when it is repeated after a lost connection.
      sending: { $in: [null, { attempt }] },
      state: { $in: ['waiting' as const, 'failed' as const] },
    };
    const result = await withReconnect(() => mails.updateOne(unsent, { $set: { to, sending: { attempt } } }));
    return result.matchedCount === 1;
  }

  async function change(
    key: string,
    fields: Partial<Pick<StoredMail, 'state' | 'sending' | 'sentAt' | 'reason'>>,
  ): Promise<void> {
    await withReconnect(() => mails.updateOne({ _id: key }, { $set: fields }));
  }

  return { getOrCreate, find, announce, change };
}

function toMail({ _id, ...rest }: MailDocument): StoredMail {
  return { key: _id, ...rest };
}
