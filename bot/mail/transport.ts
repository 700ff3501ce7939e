import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { z } from 'zod';
import { SendError, type MailTransport, type OutgoingMail } from '../app/ports.ts';
import { toSendError, type SmtpFailure } from './smtp-failure.ts';
import type { SmtpServer } from './smtp-url.ts';

/** Whom mails come from. */
export interface MailSender {
  name: string;
  address: string;
}

export interface SmtpTransportDependencies {
  server: SmtpServer;
  from: MailSender;
  /** A certificate in PEM to trust in place of the well-known authorities. */
  ca?: string;
  /** How long to wait for a connection and its greeting, in milliseconds. */
  connectTimeoutMs?: number;
  /** How long the server may say nothing, in milliseconds. Some look into a mail before they answer. */
  silenceTimeoutMs?: number;
}

const addressSchema = z.email();

/** Sends each mail over a connection of its own, once: whether to try again is the queue's decision. */
export function createSmtpTransport(deps: SmtpTransportDependencies): MailTransport {
  const { server, from } = deps;
  const options = toOptions(deps);

  return {
    send: async (mail) => {
      if (!addressSchema.safeParse(mail.to).success) throw new SendError('parked', 'not an address');
      const message = await toMessage(mail, from);
      const connection = new SMTPConnection(options);
      await deliver(connection, server.login, {
        envelope: { from: from.address, to: [mail.to] },
        message,
      });
    },
  };
}

function toOptions({
  server,
  ca,
  connectTimeoutMs = 10_000,
  silenceTimeoutMs = 60_000,
}: SmtpTransportDependencies) {
  const { host, port, security } = server;
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
    ...(ca !== undefined && { tls: { ca } }),
  };
}

/** The mail as bytes, complete before anything is said to the server. */
function toMessage(mail: OutgoingMail, from: MailSender): Promise<Buffer> {
  const { messageId, to, toName, subject, text, html, replyTo = [] } = mail;
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    messageId: `<${messageId}@${domain}>`,
    from: { name: toOneLine(from.name), address: from.address },
    to: { name: toOneLine(toName), address: to },
    ...(replyTo.length > 0 && { replyTo: replyTo.map((address) => ({ name: '', address })) }),
    subject: toOneLine(subject),
    text,
    html,
    // Out-of-office notes are not wanted in return (RFC 3834 §5).
    headers: { 'auto-submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

interface Delivery {
  envelope: { from: string; to: string[] };
  message: Buffer;
}

/** @throws SendError */
async function deliver(
  connection: SMTPConnection,
  login: SmtpServer['login'],
  { envelope, message }: Delivery,
): Promise<void> {
  let hasBegun = false;
  // It is read when the server has answered DATA, and not before.
  const body = Readable.from(
    (function* () {
      hasBegun = true;
      yield message;
    })(),
  );
  const step = createSteps(connection);
  try {
    await step((done) => {
      connection.connect(done);
    });
    if (login !== null) {
      const credentials = { user: login.user, pass: login.password };
      await step((done) => {
        connection.login({ credentials }, done);
      });
    }
    await step((done) => {
      connection.send(envelope, body, done);
    });
  } catch (error) {
    throw toSendError(error as SmtpFailure, hasBegun);
  } finally {
    connection.close();
  }
}

type Done = (error?: Error | null) => void;

/** Makes a promise of one step; a connection that breaks in it refuses it, whether or not the step is told. */
function createSteps(connection: SMTPConnection) {
  const broken = new Promise<never>((_, reject) => connection.on('error', reject));
  return (begin: (done: Done) => void): Promise<void> => {
    const ended = new Promise<void>((resolve, reject) => {
      begin((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    return Promise.race([broken, ended]);
  };
}

/** A header is one line: a name with a line break must not become another header. */
function toOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
