import type { InstantText } from '../../shared/core/time.ts';
import type { CardSubject } from '../db/cards.ts';
import type { ConversationReference } from '../db/conversations.ts';
import type { MailSubject } from '../db/mails.ts';

export type { CardSubject } from '../db/cards.ts';
export type { ConversationReference } from '../db/conversations.ts';
export type { MailSubject } from '../db/mails.ts';
export type { Person } from '../db/people.ts';

/** A card as Teams reads it; built by pure functions in bot/teams/cards. */
export type CardJson = Readonly<Record<string, unknown>>;

export interface OutgoingMessage {
  card: CardJson;
  /** One line for notifications and for clients that show no cards. */
  summary: string;
}

/** Posts and edits messages. Both throw SendError. */
export interface Sender {
  post: (to: ConversationReference, message: OutgoingMessage) => Promise<{ activityId: string }>;
  edit: (to: ConversationReference, activityId: string, message: OutgoingMessage) => Promise<void>;
}

/**
 * Draws the card of a subject from what is stored now; null when there is nothing to show any more. `isRepeat` marks
 * one that is posted again because nobody knows whether the first post arrived. One that does not stand in its chat yet
 * (`isPosted` is false) is null as well where it would only say that something is over.
 */
export type RenderCard = (
  subject: CardSubject,
  options: { isRepeat: boolean; isPosted?: boolean },
) => Promise<OutgoingMessage | null>;

/** Somebody of a channel or chat, as Teams' roster names them. */
export interface RosterPerson {
  tenantId: string;
  objectId: string;
  name: string;
  /** Null where Teams does not tell. */
  email: string | null;
}

/** The meeting that a chat belongs to, as its calendar entry says. */
export interface ChatMeeting {
  title: string;
  startsAt: InstantText;
  lengthMinutes: number;
}

/** Who is in a channel or chat, and which meeting it belongs to. Both throw SendError where Teams cannot be asked. */
export interface Roster {
  list: (conversation: ConversationReference) => Promise<RosterPerson[]>;
  /** Null for a chat that belongs to no meeting. */
  findMeeting: (conversation: ConversationReference) => Promise<ChatMeeting | null>;
}

/** One mail to one person, as it goes out. */
export interface OutgoingMail {
  /** Left part of the Message-ID: the same in every attempt at the same mail. */
  messageId: string;
  /** One address. */
  to: string;
  toName: string;
  subject: string;
  text: string;
  html: string;
  /** Addresses that answers go to, where that is not the sender. */
  replyTo?: readonly string[];
}

/** Sends mails; one call is one attempt. It throws SendError, never `gone` or `blocked`. */
export interface MailTransport {
  send: (mail: OutgoingMail) => Promise<void>;
}

/** Why somebody gets minutes by mail: they were not there, are kept informed, or want them by mail themselves. */
export type MailReason = 'absent' | 'informed' | 'asked';

/** A mail that is to be sent. `personId` is null for somebody whom the app knows by their address alone. */
export interface MailRequest {
  subject: MailSubject;
  to: {
    personId: string | null;
    name: string;
    email: string;
    /** BCP 47 tag. */
    language: string;
  };
  because: MailReason;
}

/** Writes a mail from what is stored now; null when there is nothing to tell any more. */
export type RenderMail = (
  request: MailRequest,
) => Promise<Pick<OutgoingMail, 'subject' | 'text' | 'html'> | null>;

/**
 * How a send failed (acceptance.md 3.1): `retry` may be tried again; `unknown` may have been delivered; `gone` means
 * that the message to be edited no longer exists; `blocked` waits until somebody is active in the conversation, or adds
 * the app to it; `parked` waits until somebody does something about the app.
 */
export type SendOutcome = 'retry' | 'unknown' | 'gone' | 'blocked' | 'parked';

export class SendError extends Error {
  readonly outcome: SendOutcome;
  /** How long the other side asked to wait, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(outcome: SendOutcome, reason: string, retryAfterMs: number | null = null) {
    super(reason);
    this.name = 'SendError';
    this.outcome = outcome;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The injected clock of the product, and the machine's for leases and backoff (architecture.md 7). */
export interface Clock {
  now: () => InstantText;
  machineNow: () => number;
}

/** The structured log; never given texts, figures, addresses or tokens. */
export interface Log {
  info: (facts: object, message: string) => void;
  warn: (facts: object, message: string) => void;
  error: (facts: object, message: string) => void;
}
