import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MailRequest } from '../../../bot/app/ports.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';

let app: TestApp;
let meetingId: string;
let request: MailRequest;

beforeAll(async () => {
  app = await startTestApp();
  const { seriesId } = await app.createSample();
  const ana = await app.signIn('ana');
  meetingId = (await ana(`/series/${seriesId as string}/history`)).body.items[0].id;
  request = {
    subject: { kind: 'minutes', seriesId, meetingId, version: 1 },
    to: { personId: 'cem', name: 'Cem', email: 'cem@contoso.example', language: 'en' },
    because: 'informed',
  };
});
afterAll(() => app.close());

const send = async (mail: MailRequest) => {
  await app.app.core.requestMail!(mail);
  await app.app.worker.drain();
};
const listMails = async () => (await app.call('/local/outbox')).body.mails as unknown[];

test('the outbox of local mode shows a mail once, as a person would get it', async () => {
  await send(request);
  await send(request);
  const { now } = (await app.call('/local/clock')).body as { now: string };
  expect(await listMails()).toEqual([
    {
      id: expect.any(String),
      to: ['cem@contoso.example'],
      subject: expect.stringMatching(/^Minutes of /u),
      text: expect.stringContaining('Decisions'),
      html: expect.stringContaining(`${app.baseUrl}/tab/meetings/${encodeURIComponent(meetingId)}`),
      at: expect.stringContaining(now.slice(0, 10)),
    },
  ]);
});

test('minutes that there are not are not mailed', async () => {
  await send({ ...request, subject: { ...request.subject, version: 9 } });
  expect(await listMails()).toHaveLength(1);
});
