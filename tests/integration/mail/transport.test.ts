import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingMail } from '../../../bot/app/ports.ts';
import { createSmtpTransport } from '../../../bot/mail/transport.ts';
import { createLocalhostCertificate } from '../../support/certificate.ts';
import { startSmtp, type SmtpFault } from '../../support/smtp.ts';

const from = { name: 'Tandem', address: 'tandem@contoso.example' };
const mail: OutgoingMail = {
  messageId: 'the-key',
  to: 'cem@contoso.example',
  toName: 'Cem Kaya',
  subject: 'Minutes: Müller & Söhne',
  text: 'the words as text',
  html: '<p>the words as HTML</p>',
};

const smtp = await startSmtp();
const transport = createSmtpTransport({ server: smtp.plain, from, silenceTimeoutMs: 300 });
afterAll(() => smtp.close());
beforeEach(() => {
  smtp.mails.length = 0;
  smtp.faults.length = 0;
});

/** The value of each header of this name, unfolded. */
function headersOf(source: string, name: string): string[] {
  const head = (source.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/gu, ' ').split('\r\n');
  const prefix = `${name.toLowerCase()}: `;
  return head
    .filter((line) => line.toLowerCase().startsWith(prefix))
    .map((line) => line.slice(prefix.length));
}

describe('a mail by SMTP', () => {
  it('goes to one address, in words and in HTML, under a lasting id', async () => {
    await transport.send({ ...mail, replyTo: ['ana@contoso.example', 'ben@contoso.example'] });
    expect(smtp.mails).toHaveLength(1);
    const [taken] = smtp.mails;
    expect(taken).toMatchObject({ from: from.address, to: [mail.to] });
    const { source } = taken!;
    expect(headersOf(source, 'Message-ID')).toEqual(['<the-key@contoso.example>']);
    expect(headersOf(source, 'From')).toEqual(['Tandem <tandem@contoso.example>']);
    expect(headersOf(source, 'To')).toEqual(['Cem Kaya <cem@contoso.example>']);
    expect(headersOf(source, 'Reply-To')).toEqual(['ana@contoso.example, ben@contoso.example']);
    expect(headersOf(source, 'Auto-Submitted')).toEqual(['auto-generated']);
    expect(source).toMatch(
      /multipart\/alternative[^]*text\/plain[^]*the words as text[^]*text\/html[^]*<p>/u,
    );
  });

  it('keeps a name and a subject with line breaks within their headers', async () => {
    const hostile = 'Cem\r\nBcc: eve@evil.example\r\n\r\nHello';
    await transport.send({ ...mail, toName: hostile, subject: hostile });
    expect(smtp.mails[0]).toMatchObject({ to: [mail.to] });
    const { source } = smtp.mails[0]!;
    expect(headersOf(source, 'Bcc')).toEqual([]);
    expect(headersOf(source, 'Subject')).toHaveLength(1);
    expect(headersOf(source, 'To')[0]).toContain('<cem@contoso.example>');
  });

  it.each([
    '',
    'cem',
    'cem@contoso.example, eve@evil.example',
    'cem@contoso.example\r\nRCPT TO:<eve@evil.example>',
  ])('is not tried for %j, which is not one address', async (to) => {
    await expect(transport.send({ ...mail, to })).rejects.toMatchObject({ outcome: 'parked' });
    expect(smtp.mails).toEqual([]);
  });
});

describe('a mail that fails', () => {
  it.each<[SmtpFault, string, string, number | null]>([
    [{ at: 'mail', code: 421 }, 'retry', '421', 300_000],
    [{ at: 'mail', code: 451, text: '4.7.1 greylisted' }, 'retry', '451 4.7.1', 300_000],
    [{ at: 'data', code: 452 }, 'retry', '452', 300_000],
    [{ at: 'mail', code: 550, text: '5.1.1 <cem@contoso.example> is unknown' }, 'parked', '550 5.1.1', null],
    [{ at: 'data', code: 554 }, 'parked', '554', null],
    [{ at: 'mail', drop: true }, 'retry', 'ECONNECTION', null],
    [{ at: 'data', drop: true }, 'unknown', 'ECONNECTION', null],
    [{ at: 'data', hang: true }, 'unknown', 'ETIMEDOUT', null],
  ])('by %j counts as %s', async (fault, outcome, message, retryAfterMs) => {
    smtp.faults.push(fault);
    await expect(transport.send(mail)).rejects.toMatchObject({ outcome, message, retryAfterMs });
    expect(smtp.mails).toHaveLength(fault.at === 'data' ? 1 : 0);
  });

  it('is to be tried again when nobody listens, or nobody answers', async () => {
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const server = { ...smtp.plain, port };
    const impatient = createSmtpTransport({ server, from, connectTimeoutMs: 200 });
    await expect(impatient.send(mail)).rejects.toMatchObject({ outcome: 'retry', message: 'ETIMEDOUT' });
    await new Promise((resolve) => mute.close(resolve));
    await expect(impatient.send(mail)).rejects.toMatchObject({ outcome: 'retry', message: 'ECONNREFUSED' });
  });
});

describe('a mail to a server elsewhere', () => {
  const { cert, key } = createLocalhostCertificate();
  const login = { user: 'tandem', password: 'p@ss wörd' };

  async function startSecure(options: { secure: boolean }) {
    const secured = await startSmtp({
      ...options,
      cert,
      key,
      onAuth: ({ username, password }, _session, done) => {
        if (password !== login.password) return done(new Error('no'));
        done(null, { user: username ?? '' });
      },
    });
    const security = options.secure ? ('tls' as const) : ('starttls' as const);
    return { ...secured, server: { host: 'localhost', port: secured.port, security, login } };
  }

  it.each([{ secure: true }, { secure: false }])('is sent secured and signed in: %j', async (options) => {
    const { server, mails, close } = await startSecure(options);
    await createSmtpTransport({ server, from, ca: cert }).send(mail);
    expect(mails).toMatchObject([{ isSecure: true, user: 'tandem' }]);
    const wrong = { ...server, login: { ...login, password: 'wrong' } };
    await expect(createSmtpTransport({ server: wrong, from, ca: cert }).send(mail)).rejects.toMatchObject({
      outcome: 'parked',
      message: '535',
    });
    await close();
  });

  it.each([{ secure: true }, { secure: false }])(
    'is not shown to one that nobody vouches for: %j',
    async (options) => {
      const { server, mails, close } = await startSecure(options);
      await expect(createSmtpTransport({ server, from }).send(mail)).rejects.toMatchObject({
        outcome: 'retry',
      });
      expect(mails).toEqual([]);
      await close();
    },
  );

  it('is not sent in the open when the server knows no TLS', async () => {
    const open = await startSmtp({ authOptional: true, disabledCommands: ['STARTTLS'] });
    const server = { ...open.plain, security: 'starttls' as const };
    await expect(createSmtpTransport({ server, from }).send(mail)).rejects.toMatchObject({
      outcome: 'parked',
      message: '500',
    });
    expect(open.mails).toEqual([]);
    await open.close();
  });
});
