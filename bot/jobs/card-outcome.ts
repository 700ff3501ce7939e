import type { SendError, SendOutcome } from '../app/ports.ts';
import type { PostedCard } from '../db/cards.ts';
import type { Repositories } from '../db/repositories.ts';
import type { JobResult } from './worker.ts';

/** A send that failed, and of what. */
export interface FailedSend {
  card: PostedCard;
  /** Number of the job's attempt. */
  attempt: number;
  /** It is not tried again after this. */
  isLast: boolean;
  conversationId: string;
  error: SendError;
}

type OutcomeRepositories = Pick<Repositories, 'cards' | 'conversations'>;

/** A post was begun and nobody knows how it ended: the process died in it, or its answer was lost. */
export function wasPerhapsPosted({ activityId, sending, state }: PostedCard): boolean {
  return activityId === null && (sending !== null || state === 'unknown');
}

/** Minutes are never sent again by themselves; the other cards once, marked as a repeat (architecture.md 6). */
export function mayRepeat({ subject, resends }: PostedCard): boolean {
  return subject.kind !== 'minutes' && resends < 1;
}

/** Keeps what a failed send leaves behind, and tells what becomes of its job. */
export async function settleFailure(
  repositories: OutcomeRepositories,
  failed: FailedSend,
): Promise<JobResult> {
  const { card, attempt, isLast, conversationId, error } = failed;
  if (error.outcome === 'blocked') await repositories.conversations.forget(conversationId);
  const fields = { ...(isLast && { state: 'failed' as const }), ...toFields(card, error) };
  const { key, activityId } = card;
  if (activityId === null) await repositories.cards.settle(key, attempt, fields);
  else await repositories.cards.change(key, fields);
  return toResult(card, error);
}

type CardFields = Parameters<Repositories['cards']['change']>[1];

function toFields(card: PostedCard, { outcome, message: reason }: SendError): CardFields {
  const isPost = card.activityId === null;
  const byOutcome: Record<SendOutcome, CardFields> = {
    retry: toUnsent(card),
    unknown: isPost ? { state: 'unknown', sending: null } : {},
    // Where the message was deleted, nobody wants it edited: it is posted anew only when it is asked for again.
    gone: { activityId: null, sentHash: null, sending: null },
    blocked: { state: 'failed', ...toUnsent(card) },
    parked: { state: 'failed', ...toUnsent(card) },
  };
  return { ...byOutcome[outcome], reason };
}

/** This attempt did not arrive, so it does not count; whether an earlier one did is as unknown as before. */
function toUnsent(card: PostedCard): CardFields {
  return { sending: null, resends: card.resends, ...(wasPerhapsPosted(card) && { state: 'unknown' }) };
}

function toResult(card: PostedCard, { outcome, message: reason, retryAfterMs }: SendError): JobResult {
  if (outcome === 'retry') return { kind: 'retry', reason, afterMs: retryAfterMs };
  if (outcome === 'unknown' && mayBeMadeAgain(card)) return { kind: 'retry', reason, afterMs: null };
  return { kind: 'park', reason };
}

/** An edit may be repeated as often as one likes; a post only as far as `mayRepeat` says. */
function mayBeMadeAgain(card: PostedCard): boolean {
  if (card.activityId !== null) return true;
  return mayRepeat({ ...card, resends: card.resends + (wasPerhapsPosted(card) ? 1 : 0) });
}
