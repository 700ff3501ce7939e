import { SendError, type Log, type MailTransport, type Sender, type SendOutcome } from './ports.ts';

/** What became of one attempt to send. */
export interface SendResult {
  kind: 'post' | 'edit' | 'mail';
  outcome: 'ok' | SendOutcome;
}

export interface SendWatchDependencies {
  log: Log;
  onSend: (result: SendResult) => void;
}

export type SendWatch = ReturnType<typeof createSendWatch>;

/** Makes senders that tell of every attempt how it ended, and are the same otherwise. Failures are logged by their codes. */
export function createSendWatch({ log, onSend }: SendWatchDependencies) {
  async function watched<Result>(kind: SendResult['kind'], send: () => Promise<Result>): Promise<Result> {
    try {
      const result = await send();
      onSend({ kind, outcome: 'ok' });
      return result;
    } catch (error) {
      const outcome = error instanceof SendError ? error.outcome : 'unknown';
      const cause = error instanceof SendError ? { reason: error.message } : { err: error };
      onSend({ kind, outcome });
      log.warn({ send: kind, outcome, ...cause }, 'a send failed');
      throw error;
    }
  }

  return {
    watchSender: ({ post, edit }: Sender): Sender => ({
      post: (...message) => watched('post', () => post(...message)),
      edit: (...message) => watched('edit', () => edit(...message)),
    }),
    watchMails: ({ send }: MailTransport): MailTransport => ({
      send: (mail) => watched('mail', () => send(mail)),
    }),
  };
}
