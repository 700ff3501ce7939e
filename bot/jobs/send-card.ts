import {
  SendError,
  type CardSubject,
  type Clock,
  type ConversationReference,
  type OutgoingMessage,
  type RenderCard,
  type Sender,
} from '../app/ports.ts';
import { toMessageHash } from '../app/note-shown.ts';
import { toCardKey } from '../app/request-card.ts';
import type { PostedCard } from '../db/cards.ts';
import type { Job } from '../db/jobs.ts';
import type { SendRecord } from '../db/lanes.ts';
import type { Repositories } from '../db/repositories.ts';
import { editPauseMs, nextSendAt, withoutFuture, withSend } from './pacing.ts';
import type { JobResult } from './worker.ts';

export interface SendCardDependencies {
  repositories: Pick<Repositories, 'cards' | 'conversations' | 'lanes'>;
  render: RenderCard;
  sender: Sender;
  clock: Clock;
  owner: string;
  /** Sends per second that a tenant allows (a setting; performance.md §4). */
  tenantSendsPerSecond: number;
}

const laneLeaseMs = 30_000;
const laneBusyPauseMs = 40;

interface Send {
  job: Job;
  card: PostedCard;
  conversation: ConversationReference;
  message: OutgoingMessage;
  hash: string;
}

/**
 * Brings one card to what is stored now: posts it once, later edits it in place, and sends nothing that changes
 * nothing. One send per conversation at a time and no faster than Teams allows (architecture.md 5 and 6).
 */
export function createSendCard(deps: SendCardDependencies) {
  const { cards, lanes } = deps.repositories;

  return async (job: Job): Promise<JobResult> => {
    const subject = job.payload['subject'] as CardSubject;
    const conversation = await findConversation(deps, subject);
    if (conversation === null) return { kind: 'park', reason: 'no conversation' };
    const lease = { owner: deps.owner, machineNow: deps.clock.machineNow(), leaseMs: laneLeaseMs };
    const known = await lanes.acquire(conversation.id, lease);
    if (known === null) return { kind: 'yield', afterMs: laneBusyPauseMs };
    let record = withoutFuture(known, toMs(deps.clock.now()));
    try {
      const card = await cards.getOrCreate(toCardKey(subject), subject);
      const send = await toSend(deps, { job, card, conversation, subject });
      if (send === null) return { kind: 'done' };
      const until = await findPause(deps, send, record);
      if (until !== null) return { kind: 'postpone', until };
      record = withSend(record, toMs(deps.clock.now()));
      return await sendOnce(deps, send);
    } finally {
      await lanes.release(conversation.id, deps.owner, record);
    }
  };
}

function findConversation({ repositories }: SendCardDependencies, subject: CardSubject) {
  const { conversations } = repositories;
  if ('personId' in subject) return conversations.findPersonal(subject.personId);
  return conversations.findOfSeries(subject.seriesId);
}

/** What is to be sent; null when there is nothing to show, nothing new, or nothing that may be sent again. */
async function toSend(
  { render, repositories }: SendCardDependencies,
  {
    job,
    card,
    conversation,
    subject,
  }: Pick<Send, 'job' | 'card' | 'conversation'> & { subject: CardSubject },
): Promise<Send | null> {
  const isRepeat = wasPerhapsPosted(card);
  if (isRepeat && !mayRepeat(card)) {
    await repositories.cards.change(card.key, { state: 'unknown', sending: null });
    return null;
  }
  const message = await render(subject, { isRepeat });
  if (message === null) return null;
  const hash = toMessageHash(message);
  if (card.activityId !== null && card.sentHash === hash) return null;
  return { job, card, conversation, message, hash };
}

/** A post was begun and nobody knows how it ended: the process died in it, or its answer was lost. */
function wasPerhapsPosted({ activityId, sending, state }: PostedCard): boolean {
  return activityId === null && (sending !== null || state === 'unknown');
}

/** Minutes are never sent again by themselves; the other cards once, marked as a repeat (architecture.md 6). */
function mayRepeat({ subject, resends }: PostedCard): boolean {
  return subject.kind !== 'minutes' && resends < 1;
}

/** Until when, on the product's clock, this send has to wait; null when it may go out now. */
async function findPause(deps: SendCardDependencies, send: Send, record: SendRecord): Promise<string | null> {
  const now = deps.clock.now();
  const nowMs = toMs(now);
  const at = Math.max(nextSendAt(record, nowMs), nextEditAt(send.card, nowMs));
  if (at > nowMs) return new Date(at).toISOString();
  const second = Math.floor(nowMs / 1000);
  const { tenantId } = send.conversation;
  const isCounted = await deps.repositories.lanes.countTenantSend(
    tenantId,
    second,
    deps.tenantSendsPerSecond,
  );
  return isCounted ? null : new Date((second + 1) * 1000).toISOString();
}

function nextEditAt({ sentAt, activityId }: PostedCard, nowMs: number): number {
  if (activityId === null || sentAt === null) return nowMs;
  const sentMs = toMs(sentAt);
  // So far ahead only where the clock was put back since.
  return sentMs > nowMs + editPauseMs ? nowMs : sentMs + editPauseMs;
}

async function sendOnce(deps: SendCardDependencies, send: Send): Promise<JobResult> {
  const { card } = send;
  try {
    if (card.activityId === null) await post(deps, send);
    else await edit(deps, send, card.activityId);
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return settleFailure(deps, send, error);
  }
}

async function post({ repositories, sender, clock }: SendCardDependencies, send: Send): Promise<void> {
  const { cards } = repositories;
  const { job, card, conversation, message, hash } = send;
  const resends = wasPerhapsPosted(card) ? card.resends + 1 : card.resends;
  await cards.change(card.key, {
    sending: { attempt: job.attempts },
    conversationId: conversation.id,
    resends,
  });
  const { activityId } = await sender.post(conversation, message);
  const sentAt = clock.now();
  await cards.change(card.key, {
    activityId,
    sentHash: hash,
    sentAt,
    sending: null,
    state: 'ok',
    reason: null,
  });
}

async function edit(
  { repositories, sender, clock }: SendCardDependencies,
  send: Send,
  activityId: string,
): Promise<void> {
  const { card, conversation, message, hash } = send;
  await sender.edit(conversation, activityId, message);
  await repositories.cards.change(card.key, {
    sentHash: hash,
    sentAt: clock.now(),
    state: 'ok',
    reason: null,
  });
}

async function settleFailure(deps: SendCardDependencies, send: Send, error: SendError): Promise<JobResult> {
  const { card } = send;
  const { cards } = deps.repositories;
  const reason = error.message;
  const change = (fields: Parameters<typeof cards.change>[1]) => cards.change(card.key, fields);
  switch (error.outcome) {
    case 'retry':
      await change({ ...toUnsent(card), reason });
      return { kind: 'retry', reason, afterMs: error.retryAfterMs };
    case 'unknown':
      return settleUnknown(deps, send, reason);
    case 'gone':
      // The message was deleted: nobody wants it edited. It is posted anew only when it is asked for again.
      await change({ activityId: null, sentHash: null, sending: null, reason });
      return { kind: 'park', reason };
    case 'parked':
      await change({ state: 'failed', ...toUnsent(card), reason });
      return { kind: 'park', reason };
  }
}

/** An edit may be repeated as often as one likes; a post only as far as `mayRepeat` says. */
async function settleUnknown(
  { repositories }: SendCardDependencies,
  { card }: Send,
  reason: string,
): Promise<JobResult> {
  if (card.activityId !== null) {
    await repositories.cards.change(card.key, { reason });
    return { kind: 'retry', reason, afterMs: null };
  }
  await repositories.cards.change(card.key, { state: 'unknown', sending: null, reason });
  const resends = card.resends + (wasPerhapsPosted(card) ? 1 : 0);
  return mayRepeat({ ...card, resends })
    ? { kind: 'retry', reason, afterMs: null }
    : { kind: 'park', reason };
}

/** This attempt did not arrive, so it does not count; whether an earlier one did is as unknown as before. */
function toUnsent(card: PostedCard): Partial<PostedCard> {
  return { sending: null, resends: card.resends, ...(wasPerhapsPosted(card) && { state: 'unknown' }) };
}

function toMs(instant: string): number {
  return new Date(instant).getTime();
}
