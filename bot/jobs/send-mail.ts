import { createHash } from 'node:crypto';
import {
  SendError,
  type Clock,
  type MailRequest,
  type MailTransport,
  type OutgoingMail,
  type RenderMail,
} from '../app/ports.ts';
import { toMailKey } from '../app/request-mail.ts';
import type { Job } from '../db/job.ts';
import type { Repositories } from '../db/repositories.ts';
import { failureLimit, type JobResult } from './worker.ts';

export interface SendMailDependencies {
  repositories: Pick<Repositories, 'mails'>;
  render: RenderMail;
  transport: MailTransport;
  clock: Pick<Clock, 'now'>;
}

const perhapsSent = 'perhaps sent';

/**
 * Sends one mail at most once (architecture.md 6): the attempt is stored before it begins, so one that died on the way
 * is known as "perhaps sent" and is never sent again by itself.
 */
export function createSendMail(deps: SendMailDependencies) {
  const { mails } = deps.repositories;

  return async (job: Job): Promise<JobResult> => {
    const request = job.payload['request'] as MailRequest;
    const key = toMailKey(request);
    const { subject, to } = request;
    const { state, sending, reason } = await mails.getOrCreate(key, { subject, to: to.email });
    if (state === 'ok') return { kind: 'done' };
    if (state === 'unknown') return { kind: 'park', reason: reason ?? perhapsSent };
    if (sending !== null) {
      await mails.change(key, { state: 'unknown', sending: null, reason: perhapsSent });
      return { kind: 'park', reason: perhapsSent };
    }
    const content = await deps.render(request);
    if (content === null) return settleUnsent(deps, key, 'nothing to tell');
    if (!(await mails.announce(key, to.email, job.attempts))) return { kind: 'yield', afterMs: 1000 };
    return sendOnce(deps, job, {
      ...content,
      messageId: toMessageId(key),
      to: to.email,
      toName: to.name,
    });
  };
}

async function sendOnce(deps: SendMailDependencies, job: Job, mail: OutgoingMail): Promise<JobResult> {
  const { repositories, transport, clock } = deps;
  const key = toMailKey(job.payload['request'] as MailRequest);
  try {
    await transport.send(mail);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return settleFailure(deps, job, error);
  }
  const sentAt = clock.now();
  await repositories.mails.change(key, { state: 'ok', sending: null, sentAt, reason: null });
  return { kind: 'done' };
}

async function settleFailure(
  deps: SendMailDependencies,
  { payload, failures }: Job,
  { outcome, message: reason, retryAfterMs }: SendError,
): Promise<JobResult> {
  const { mails } = deps.repositories;
  const key = toMailKey(payload['request'] as MailRequest);
  switch (outcome) {
    case 'retry': {
      const isLast = failures + 1 >= failureLimit;
      await mails.change(key, { state: isLast ? 'failed' : 'waiting', sending: null, reason });
      return { kind: 'retry', reason, afterMs: retryAfterMs };
    }
    case 'unknown':
      await mails.change(key, { state: 'unknown', sending: null, reason });
      return { kind: 'park', reason };
    case 'gone':
    case 'blocked':
    case 'parked':
      return settleUnsent(deps, key, reason);
  }
}

/** It did not go out, and does not before somebody acts and it is asked for again. */
async function settleUnsent(
  { repositories }: SendMailDependencies,
  key: string,
  reason: string,
): Promise<JobResult> {
  await repositories.mails.change(key, { state: 'failed', sending: null, reason });
  return { kind: 'park', reason };
}

/** Left part of a Message-ID (RFC 5322 §3.6.4), the same for the same mail. */
function toMessageId(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
