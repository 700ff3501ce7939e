import { createHash } from 'node:crypto';
import type { Repositories } from '../db/repositories.ts';
import type { Clock, MailRequest } from './ports.ts';

export type RequestMail = ReturnType<typeof createRequestMail>;

/** Asks for a mail to be sent. Asked for again, one that failed is tried again, and one that was sent stays as it is. */
export function createRequestMail({ jobs, clock }: { jobs: Repositories['jobs']; clock: Clock }) {
  return async (request: MailRequest): Promise<void> => {
    await jobs.request({
      kind: 'send-mail',
      key: toMailKey(request),
      lane: `mail:${toRecipientKey(request.to)}`,
      payload: { request },
      dueAt: clock.now(),
    });
  };
}

/** Unique text of what a mail is about and whom it is for. It holds no address, since the log names jobs by it. */
export function toMailKey({ subject, to }: Pick<MailRequest, 'subject' | 'to'>): string {
  const { kind, meetingId, version } = subject;
  return `${kind}:${meetingId}:${version.toString()}:${toRecipientKey(to)}`;
}

function toRecipientKey({ personId, email }: MailRequest['to']): string {
  if (personId !== null) return personId;
  return `address-${createHash('sha256').update(email.toLowerCase()).digest('base64url')}`;
}
