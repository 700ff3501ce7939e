import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailRequest } from '../../../bot/app/ports.ts';
import { createRequestMail, toMailKey } from '../../../bot/app/request-mail.ts';
import { createRepositories } from '../../../bot/db/repositories.ts';
import { createSendMail } from '../../../bot/jobs/send-mail.ts';
import { createWorker, type Worker } from '../../../bot/jobs/worker.ts';
import { createSmtpTransport } from '../../../bot/mail/transport.ts';
import type { SmtpServer } from '../../../bot/mail/smtp-url.ts';
import { createTestDatabase } from '../../support/database.ts';
import { createProbeClock, createProbeLog, type ProbeClock } from '../../support/probe-clock.ts';
import { startSmtp, type SmtpFault } from '../../support/smtp.ts';

// A mail that bounces later cannot be seen here: the app sends and has no mailbox. What a server says at once counts.

/** Nobody has this address any more. */
const gone = 'gone@contoso.example';
const people = ['ana', 'ben', 'gone', 'cem', 'dora'];
const others = people.filter((personId) => personId !== 'gone');

const database = await createTestDatabase();
const smtp = await startSmtp({
  authOptional: true,
  hideSTARTTLS: true,
  onRcptTo: ({ address }, _session, done) => {
    if (address === gone) done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }));
    else done();
  },
});
afterAll(async () => {
  await smtp.close();
  await database.close();
});
const repositories = createRepositories(database.db);

let clock: ProbeClock;
let worker: Worker;
beforeEach(async () => {
  for (const name of ['jobs', 'mails']) await database.db.collection(name).deleteMany({});
  smtp.mails.length = 0;
  smtp.faults.length = 0;
  clock = createProbeClock();
  worker = createProcess(smtp.plain);
});

function createProcess(server: SmtpServer): Worker {
  const from = { name: 'Tandem', address: 'tandem@contoso.example' };
  const transport = createSmtpTransport({ server, from, silenceTimeoutMs: 5000 });
  const render = () => Promise.resolve({ subject: 'Minutes', text: 'words', html: '<p>words</p>' });
  const sendMail = createSendMail({ repositories, render, transport, clock });
  const { jobs } = repositories;
  const handlers = { 'send-mail': sendMail };
  return createWorker({ jobs, handlers, clock, log: createProbeLog(), owner: 'one', random: () => 0 });
}

const toMail = (personId: string): MailRequest => ({
  subject: { kind: 'minutes', seriesId: 's', meetingId: 'm', version: 1 },
  to: { personId, name: personId, email: `${personId}@contoso.example`, language: 'en' },
  because: 'asked',
});

async function requestAll(): Promise<void> {
  const request = createRequestMail({ jobs: repositories.jobs, clock });
  for (const personId of people) await request(toMail(personId));
}

async function live(minutes: number): Promise<void> {
  for (let minute = 0; minute <= minutes; minute += 5) {
    await worker.drain();
    clock.advance(300_000);
  }
}

const stateOf = async (personId: string) =>
  (await repositories.mails.find(toMailKey(toMail(personId))))?.state;
const arrived = () => smtp.mails.map(({ to }) => to[0]?.split('@')[0]).sort();

describe('F21 minutes go to five people', () => {
  it('of whom one has no address any more: the others get theirs once', async () => {
    await requestAll();
    await live(120);
    await requestAll();
    await live(120);
    expect(arrived()).toEqual(others);
    for (const personId of others) expect(await stateOf(personId)).toBe('ok');
    expect(await stateOf('gone')).toBe('failed');
  });

  it('while the server is down for two hours: nothing is lost, and each comes once', async () => {
    const nobodyListens = { ...smtp.plain, port: 1 };
    worker = createProcess(nobodyListens);
    await requestAll();
    await live(120);
    for (const personId of people) expect(await stateOf(personId)).toBe('waiting');
    worker = createProcess(smtp.plain);
    await live(60);
    expect(arrived()).toEqual(others);
  });

  it.each([
    ['at the sender’s name', people, { at: 'mail', code: 451, text: '4.7.1 greylisted' }],
    ['at the end of the mail', others, { at: 'data', code: 451, text: '4.3.2 later' }],
  ] as [string, string[], SmtpFault][])('and are told to come later, %s: each comes once', async (...row) => {
    const [, told, fault] = row;
    smtp.faults.push(...told.map(() => fault));
    await requestAll();
    await worker.drain();
    for (const personId of others) expect(await stateOf(personId)).toBe('waiting');
    smtp.mails.length = 0; // what was refused
    await live(60);
    expect(arrived()).toEqual(others);
    for (const personId of others) expect(await stateOf(personId)).toBe('ok');
  });

  it('and the connection breaks before a text: that one is sent again', async () => {
    smtp.faults.push({ at: 'mail', drop: true });
    await requestAll();
    await live(60);
    expect(arrived()).toEqual(others);
    for (const personId of others) expect(await stateOf(personId)).toBe('ok');
  });

  it.each([{ drop: true }, { hang: true }] as const)(
    'and the server has a text and does not say so (%j): nobody gets it twice, and that is known',
    async (how) => {
      smtp.faults.push({ at: 'data', ...how });
      await requestAll();
      await live(120);
      await requestAll();
      await live(60);
      const got = arrived();
      expect(new Set(got).size).toBe(got.length);
      expect(got).toEqual(others);
      const states = await Promise.all(others.map(stateOf));
      expect(states.sort()).toEqual(['ok', 'ok', 'ok', 'unknown']);
    },
  );
});
