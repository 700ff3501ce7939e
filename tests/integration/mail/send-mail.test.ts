import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailRequest, MailTransport } from '../../../bot/app/ports.ts';
import { createRequestMail, toMailKey } from '../../../bot/app/request-mail.ts';
import { createRepositories } from '../../../bot/db/repositories.ts';
import { createSendMail } from '../../../bot/jobs/send-mail.ts';
import { createWorker, type Worker } from '../../../bot/jobs/worker.ts';
import { createSmtpTransport } from '../../../bot/mail/transport.ts';
import { createTestDatabase } from '../../support/database.ts';
import { createProbeClock, createProbeLog, type ProbeClock } from '../../support/probe-clock.ts';
import { startSmtp } from '../../support/smtp.ts';

const database = await createTestDatabase();
const smtp = await startSmtp();
afterAll(async () => {
  await smtp.close();
  await database.close();
});
const repositories = createRepositories(database.db);
const { mails } = repositories;

const subject = { kind: 'minutes', seriesId: 's', meetingId: 'm', version: 1 } as const;
const cem: MailRequest = {
  subject,
  to: { personId: 'cem', name: 'Cem', email: 'cem@contoso.example', language: 'en' },
  because: 'absent',
};
const smtpTransport = createSmtpTransport({
  server: smtp.plain,
  from: { name: 'Tandem', address: 'tandem@contoso.example' },
});

let clock: ProbeClock;
let log: ReturnType<typeof createProbeLog>;
let worker: Worker;
let words: string | null;

beforeEach(async () => {
  for (const name of ['jobs', 'mails']) await database.db.collection(name).deleteMany({});
  smtp.mails.length = 0;
  smtp.faults.length = 0;
  clock = createProbeClock();
  log = createProbeLog();
  worker = createProcess('one');
  words = 'hello';
});

function createProcess(owner: string, transport: MailTransport = smtpTransport): Worker {
  const render = () =>
    Promise.resolve(words === null ? null : { subject: 'Minutes', text: words, html: `<p>${words}</p>` });
  const sendMail = createSendMail({ repositories, render, transport, clock });
  const jobs = { jobs: repositories.jobs, handlers: { 'send-mail': sendMail } };
  return createWorker({ ...jobs, clock, log, owner, random: () => 0 });
}

const request = (mail = cem) => createRequestMail({ jobs: repositories.jobs, clock })(mail);

/** Asks for the mail, and lets two hours go by with everything that becomes due in them. */
async function bring(mail = cem): Promise<void> {
  await request(mail);
  await live(2);
}

async function live(hours: number): Promise<void> {
  for (let minute = 0; minute < hours * 60; minute += 5) {
    await worker.drain();
    clock.advance(300_000);
  }
}

const stored = (mail = cem) => mails.find(toMailKey(mail));
const findJob = (mail = cem) =>
  database.db.collection('jobs').findOne({ _id: `send-mail:${toMailKey(mail)}` as never });
const idsOf = () => smtp.mails.map(({ source }) => /^Message-ID: (\S+)/imu.exec(source)?.[1]);

describe('a mail', () => {
  it('is sent once however often it is asked for, by two processes at once', async () => {
    for (let time = 0; time < 3; time += 1) await request();
    await Promise.all([worker.drain(), createProcess('two').drain()]);
    await bring();
    await bring();
    expect(smtp.mails.map(({ to }) => to)).toEqual([[cem.to.email]]);
    expect(await stored()).toEqual({
      key: 'minutes:m:1:cem',
      subject,
      to: cem.to.email,
      state: 'ok',
      sending: null,
      sentAt: '2026-11-25T08:00:00.000Z',
      reason: null,
    });
  });

  it('is one per version and per recipient', async () => {
    const others = [
      { ...cem, subject: { ...subject, version: 2 } },
      { ...cem, to: { ...cem.to, personId: null, email: 'Info@contoso.example' } },
      { ...cem, to: { ...cem.to, personId: null, email: 'info@Contoso.example' } },
    ];
    for (const mail of [cem, ...others]) await bring(mail);
    expect(smtp.mails).toHaveLength(3);
    expect(new Set(idsOf()).size).toBe(3);
  });

  it('is not named by its address where the log could tell it', async () => {
    smtp.faults.push({ at: 'mail', code: 550, text: 'info@contoso.example unknown' });
    await bring({ ...cem, to: { ...cem.to, personId: null, email: 'info@contoso.example' } });
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('info@');
  });

  it('about what is no longer there is not sent, and that is known', async () => {
    words = null;
    await bring();
    expect(smtp.mails).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'failed', reason: 'nothing to tell', sending: null });
  });
});

describe('a mail that the server does not take', () => {
  it('for now is tried again later, under the same id', async () => {
    smtp.faults.push({ at: 'data', code: 451 }, { at: 'mail', code: 421 }, { at: 'data', code: 452 });
    await bring();
    const [first, second, third, ...more] = idsOf();
    expect([second, third, more]).toEqual([first, first, []]);
    expect(await stored()).toMatchObject({ state: 'ok', reason: null });
  });

  it('waits at least five minutes', async () => {
    smtp.faults.push({ at: 'data', code: 451 });
    await request();
    await worker.drain();
    expect(await stored()).toMatchObject({ state: 'waiting', reason: '451', sending: null });
    clock.advance(299_999);
    await worker.drain();
    expect(smtp.mails).toHaveLength(1);
    clock.advance(1);
    await worker.drain();
    expect(smtp.mails).toHaveLength(2);
  });

  it('however often is put aside as failed', async () => {
    for (let time = 0; time < 200; time += 1) smtp.faults.push({ at: 'mail', code: 451 });
    await bring();
    expect(await stored()).toMatchObject({ state: 'waiting', reason: '451' });
    await live(10);
    expect(smtp.faults).toHaveLength(100);
    expect(await stored()).toMatchObject({ state: 'failed', reason: '451' });
    expect(await findJob()).toMatchObject({ state: 'parked' });
  });

  it('for good waits aside until it is asked for again, perhaps at another address', async () => {
    smtp.faults.push({ at: 'mail', code: 550, text: '5.1.1 unknown' });
    await bring();
    expect(smtp.mails).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'failed', reason: '550 5.1.1', sending: null });
    expect(await findJob()).toMatchObject({ state: 'parked', reason: '550 5.1.1' });
    await bring({ ...cem, to: { ...cem.to, email: 'kaya@contoso.example' } });
    expect(smtp.mails.map(({ to }) => to)).toEqual([['kaya@contoso.example']]);
    expect(await stored()).toMatchObject({ state: 'ok', to: 'kaya@contoso.example' });
  });
});

describe('a mail of which nobody knows whether it arrived', () => {
  it('since the answer was lost is never sent again by itself', async () => {
    smtp.faults.push({ at: 'data', drop: true });
    await bring();
    await bring();
    expect(smtp.mails).toHaveLength(1);
    expect(await stored()).toMatchObject({ state: 'unknown', reason: 'ECONNECTION', sending: null });
    expect(await findJob()).toMatchObject({ state: 'parked', reason: 'ECONNECTION' });
  });

  it('since the process died on the way is never sent again by itself', async () => {
    await request();
    const died = { send: () => Promise.reject(new Error('the process died')) };
    await createProcess('one', died).drain();
    expect(await stored()).toMatchObject({ state: 'waiting', sending: { attempt: 1 } });
    await bring();
    await bring();
    expect(smtp.mails).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'unknown', reason: 'perhaps sent', sending: null });
  });

  it('since another process has it in hand is left to that one', async () => {
    await request();
    let answer: () => void = () => undefined;
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const slow: MailTransport = {
      send: () => {
        isAsked();
        return new Promise((resolve) => (answer = resolve));
      },
    };
    const first = createProcess('one', slow).drain();
    await asked;
    clock.advance(31_000); // its lease ran out
    await createProcess('two').drain();
    expect(smtp.mails).toEqual([]);
    answer();
    await first;
    expect(await stored()).toMatchObject({ state: 'ok', sending: null });
  });
});
