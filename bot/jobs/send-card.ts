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
import { toCardKey, type RequestCard } from '../app/request-card.ts';
import type { PostedCard } from '../db/cards.ts';
import type { Job } from '../db/job.ts';
import type { SendRecord } from '../db/lanes.ts';
import type { Repositories } from '../db/repositories.ts';
import { mayRepeat, settleFailure, wasPerhapsPosted } from './card-outcome.ts';
import { editPauseMs, nextSendAt, withoutFuture, withSend } from './pacing.ts';
import { createTenantPace } from './tenant-pace.ts';
import { failureLimit, type JobResult } from './worker.ts';

export interface SendCardDependencies {
  repositories: Pick<Repositories, 'cards' | 'conversations' | 'lanes'>;
  render: RenderCard;
  sender: Sender;
  requestCard: RequestCard;
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
  const takeTenantSend = createTenantPace(deps);

  return async (job: Job, letThrough: () => void): Promise<JobResult> => {
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
      const until = findPause(send, record, toMs(deps.clock.now()));
      if (until !== null) return { kind: 'postpone', until };
      const pacedUntil = await takeTenantSend(conversation.tenantId);
      if (pacedUntil !== null) return { kind: 'pace', until: pacedUntil };
      letThrough();
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
  const message = await render(subject, { isRepeat, isPosted: card.activityId !== null });
  if (message === null) return null;
  const hash = toMessageHash(message);
  if (card.activityId !== null && card.sentHash === hash) return null;
  return { job, card, conversation, message, hash };
}

/** Until when, on the product's clock, this send has to wait for its conversation; null when it may go out now. */
function findPause(send: Send, record: SendRecord, nowMs: number): string | null {
  const at = Math.max(nextSendAt(record, nowMs), nextEditAt(send.card, nowMs));
  return at > nowMs ? new Date(at).toISOString() : null;
}

function nextEditAt({ sentAt, activityId }: PostedCard, nowMs: number): number {
  if (activityId === null || sentAt === null) return nowMs;
  const sentMs = toMs(sentAt);
  // So far ahead only where the clock was put back since.
  return sentMs > nowMs + editPauseMs ? nowMs : sentMs + editPauseMs;
}

async function sendOnce(deps: SendCardDependencies, send: Send): Promise<JobResult> {
  const { card, job, conversation } = send;
  try {
    return await (card.activityId === null ? post(deps, send) : edit(deps, send, card.activityId));
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (error.outcome === 'blocked') await askElsewhere(deps, card);
    const { attempts: attempt, failures } = job;
    const isLast = failures + 1 >= failureLimit;
    const failed = { card, attempt, isLast, conversationId: conversation.id, error };
    return settleFailure(deps.repositories, failed);
  }
}

async function post(deps: SendCardDependencies, send: Send): Promise<JobResult> {
  const { repositories, sender, clock } = deps;
  const { cards } = repositories;
  const { job, card, conversation, message, hash } = send;
  const attempt = job.attempts;
  const resends = wasPerhapsPosted(card) ? card.resends + 1 : card.resends;
  const isOurs = await cards.announce(card, { attempt, conversationId: conversation.id, resends });
  if (!isOurs) return { kind: 'yield', afterMs: laneBusyPauseMs };
  const { activityId } = await sender.post(conversation, message);
  const sentAt = clock.now();
  await cards.settle(card.key, attempt, {
    activityId,
    sentHash: hash,
    sentAt,
    sending: null,
    state: 'ok',
    reason: null,
  });
  return { kind: 'done' };
}

async function edit(deps: SendCardDependencies, send: Send, activityId: string): Promise<JobResult> {
  const { repositories, sender, clock, owner } = deps;
  const { card, conversation, message, hash } = send;
  const until = clock.machineNow() + laneLeaseMs;
  const isOurs = await repositories.lanes.renew(conversation.id, owner, until);
  if (!isOurs) return { kind: 'yield', afterMs: laneBusyPauseMs };
  await sender.edit(conversation, activityId, message);
  await repositories.cards.change(card.key, {
    sentHash: hash,
    sentAt: clock.now(),
    state: 'ok',
    reason: null,
  });
  // So late, it may have put what was true before in the place of what another process has shown meanwhile.
  if (clock.machineNow() >= until) await deps.requestCard(card.subject);
  return { kind: 'done' };
}

/** Who cannot be asked in their own chat is asked where everybody is. */
async function askElsewhere({ requestCard }: SendCardDependencies, { subject }: PostedCard): Promise<void> {
  if (subject.kind !== 'check-in') return;
  const { seriesId, meetingId } = subject;
  await requestCard({ kind: 'mention', seriesId, meetingId });
}

function toMs(instant: string): number {
  return new Date(instant).getTime();
}
