import type { SendOutcome } from '../app/ports.ts';

/** The connector answered a request with something else than success. */
export interface StatusFailure {
  kind: 'status';
  status: number;
  /** The connector's own code, as in `{ error: { code } }`; empty when it gave none. */
  code: string;
  /** The header as it came. */
  retryAfter: string | null;
}

/** No answer came, or none that can be read. */
export interface NetworkFailure {
  kind: 'network';
  /** System or library code, such as `ECONNREFUSED`. */
  code: string;
  /** The request cannot have reached the other side. */
  isUnsent: boolean;
}

/** The send would have gone to an address that is not on the list. */
export interface AddressFailure {
  kind: 'address';
}

export type Failure = StatusFailure | NetworkFailure | AddressFailure;

/** Thrown by the transport; the sender turns it into a SendError. */
export class TransportError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(describeFailure(failure));
    this.name = 'TransportError';
    this.failure = failure;
  }
}

/** A failure as one word or two for the log and the health page. */
export function describeFailure(failure: Failure): string {
  if (failure.kind === 'address') return 'service address not allowed';
  if (failure.kind === 'network') return failure.code;
  return failure.code === '' ? failure.status.toString() : `${failure.status.toString()} ${failure.code}`;
}

const retryable: ReadonlySet<number> = new Set([412, 429, 502, 503, 504]);
/** A 404 with these is about our side: the conversation is there (acceptance.md 2.2). */
const parkedCodes: ReadonlySet<string> = new Set(['BotNotRegistered']);

/**
 * What may follow from a failed send, by status, then code (acceptance.md 3.1; teams docs, "Status codes from bot
 * conversational APIs"). An edit may always be repeated, a post only when it cannot have been delivered.
 */
export function toOutcome(failure: Failure, operation: 'post' | 'edit'): SendOutcome {
  const perhaps = operation === 'edit' ? 'retry' : 'unknown';
  if (failure.kind === 'address') return 'parked';
  if (failure.kind === 'network') return failure.isUnsent ? 'retry' : perhaps;
  if (retryable.has(failure.status)) return 'retry';
  return isAmbiguous(failure.status) ? perhaps : toRefusal(failure, operation);
}

/** The connector may have taken the message before it failed; also an answer of success that cannot be read. */
function isAmbiguous(status: number): boolean {
  return status < 300 || status === 408 || status >= 500;
}

/**
 * A refusal for good. Whoever blocks the bot or takes it out is told apart by no code for sure, so every 403 counts as
 * that; and so does an address under which the conversation is not found: the next activity brings the newest one.
 */
function toRefusal({ status, code }: StatusFailure, operation: 'post' | 'edit'): SendOutcome {
  if (parkedCodes.has(code)) return 'parked';
  if (status === 403 || code === 'InvalidBotApiHost' || code === 'ConversationNotFound') return 'blocked';
  const isGone = status === 404 || status === 410 || code === 'ActivityNotFoundInConversation';
  if (!isGone) return 'parked';
  return operation === 'post' ? 'blocked' : 'gone';
}

/** An hour: longer waits are not believed. */
const longestWaitMs = 3_600_000;

/**
 * Milliseconds that a `Retry-After` header asks for (RFC 9110 §10.2.3: seconds, or a date), at most an hour.
 *
 * @param machineNow milliseconds since 1970.
 * @returns null when there is none or it cannot be read.
 */
export function readRetryAfter(header: string | null, machineNow: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const isSeconds = /^\d+(?:\.\d+)?$/u.test(text);
  const isDate = /^[A-Za-z]{3}, \d{2} /u.test(text);
  const waitMs = isSeconds ? Number(text) * 1000 : isDate ? Date.parse(text) - machineNow : Number.NaN;
  if (Number.isNaN(waitMs)) return null;
  return Math.min(Math.max(Math.ceil(waitMs), 0), longestWaitMs);
}
