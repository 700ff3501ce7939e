import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpServer } from '../../bot/mail/smtp-url.ts';

/** What a server does with one mail instead of taking it. */
export type SmtpFault =
  /** Refuses with a code, at the sender's name or when it has the whole mail. */
  | { at: 'mail' | 'data'; code: number; text?: string }
  /** Has the mail and hangs up without an answer, or never says a word. */
  | { at: 'data'; drop: true }
  | { at: 'data'; hang: true }
  /** Hangs up before the mail is there. */
  | { at: 'mail'; drop: true };

export interface TakenMail {
  from: string;
  to: string[];
  source: string;
  isSecure: boolean;
  user: string | null;
}

/** A real SMTP server on a port of its own, which fails as told and notes every mail whose text it was sent. */
export async function startSmtp(options: SMTPServerOptions = { authOptional: true, hideSTARTTLS: true }) {
  const faults: SmtpFault[] = [];
  const mails: TakenMail[] = [];

  const server = new SMTPServer({
    logger: false,
    closeTimeout: 100,
    ...options,
    onMailFrom: (_address, session, done) => {
      const fault = faults[0];
      if (fault?.at !== 'mail') return done();
      faults.shift();
      if ('drop' in fault) return hangUp(server, session.id);
      done(toRefusal(fault));
    },
    onData: (stream, session, done) => {
      let source = '';
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => (source += text));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source,
          isSecure: session.secure,
          user: typeof session.user === 'string' ? session.user : null,
        });
        const fault = faults.shift();
        if (fault === undefined) return done();
        if ('drop' in fault) return hangUp(server, session.id);
        if ('code' in fault) done(toRefusal(fault));
      });
    },
  });
  server.on('error', () => undefined); // a client that hangs up is part of the tests
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  return {
    faults,
    mails,
    port,
    /** How to reach it without TLS. */
    plain: { host: '127.0.0.1', port, security: 'none', login: null } satisfies SmtpServer,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function toRefusal({ code, text = 'no' }: { code: number; text?: string }): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** Of that session alone: other mails may be on their way at the same moment. */
function hangUp(server: SMTPServer, sessionId: string): void {
  for (const connection of server.connections) {
    if (connection.session.id === sessionId) connection._socket.destroy();
  }
}
