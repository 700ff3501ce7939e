import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../bot/config.ts';
import { localTenantId } from '../../../bot/local/tenant.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { findButton } from '../../support/chat.ts';
import { openSampleMeeting } from '../../support/sample-meeting.ts';
import { textsOf } from '../../support/meeting-records.ts';

/** What the Playground's connector was asked, in order. */
interface Asked {
  method: string;
  url: string;
  isSigned: boolean;
  body: { type: string; text?: string; attachments?: { content: object }[] };
}

let app: TestApp;
let connector: Server;
let serviceUrl: string;
const asked: Asked[] = [];

/** The part of the Playground's connector that a turn needs: it takes messages and edits, and gives them ids. */
function startConnector(): Promise<Server> {
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const body = JSON.parse(Buffer.concat(parts).toString()) as Asked['body'];
      asked.push({ method, url, isSigned: headers.authorization?.startsWith('Bearer ') === true, body });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `message-${asked.length}` }));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

beforeAll(async () => {
  app = await startTestApp({ isPlayground: true });
  connector = await startConnector();
  serviceUrl = `http://localhost:${(connector.address() as AddressInfo).port}/_connector`;
});

afterAll(async () => {
  await app.close();
  connector.close();
});

/** An activity as version 0.2.28 sent it with the people of env/playground; it came without a token. */
function toActivity(fields: object = {}): object {
  return {
    type: 'message',
    text: 'help',
    id: '75de7847-e305-4e40-b81a-a18e3f70a6e5',
    from: { id: '29:kofi', name: 'Kofi Mensah', aadObjectId: 'kofi' },
    timestamp: '2026-11-23T18:39:18.092Z',
    localTimestamp: '2026-11-23T18:39:18.092+00:00',
    localTimezone: 'UTC',
    serviceUrl,
    conversation: { conversationType: 'personal', tenantId: localTenantId, id: 'chat-kofi' },
    recipient: { id: '28:10ca1000-0000-4000-8000-000000000002', name: 'Tandem' },
    textFormat: 'plain',
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'UTC' }],
    channelData: { tenant: { id: localTenantId } },
    channelId: 'msteams',
    ...fields,
  };
}

const send = (activity: object, headers: Record<string, string> = {}, to = app) =>
  to.call('/api/messages', {
    method: 'POST',
    body: activity,
    headers: { 'x-ms-agents-playground': 'true', ...headers },
  });

/** Sends, and gives what the bot said to it at the Playground's connector. */
async function say(fields: object): Promise<Asked[]> {
  const before = asked.length;
  expect((await send(toActivity(fields))).status).toBe(200);
  return asked.slice(before);
}

const textOf = (found: Asked[]) =>
  found.map(({ body }) => body.text ?? textsOf(body.attachments?.[0]?.content).join('\n')).join('\n');

describe('the Agents Playground', () => {
  test('adds the app, and somebody of the sample company, which is made on the way, asks for help', async () => {
    await say({ type: 'installationUpdate', action: 'add', text: undefined, id: 'install' });
    const help = await say({});
    expect(help).toMatchObject([
      {
        method: 'POST',
        isSigned: true,
        url: expect.stringMatching(/_connector\/v3\/conversations\/chat-kofi/u),
      },
    ]);
    expect(textOf(help)).toContain('check-in');
  });

  test('gets the check-in by itself where it was spoken to last, and the answer in the card’s place', async () => {
    const before = asked.length;
    await openSampleMeeting(app);
    const sent = asked.slice(before);
    expect(sent).toMatchObject([{ method: 'POST', url: expect.stringContaining('/chat-kofi/activities') }]);
    const button = findButton(sent[0]?.body.attachments, 'check-in.send');
    const data = { ...(button?.['data'] as object), verb: 'check-in.send', wins: 'Litware renewed' };
    const pressed = await send(
      toActivity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        text: undefined,
        replyToId: `message-${before + 1}`,
        // There is no trigger in it, as there is in Teams.
        value: { action: { type: 'Action.Execute', title: 'Send', verb: 'check-in.send', data } },
      }),
    );
    expect(pressed.body.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(textsOf(pressed.body.value).join('\n')).toContain('Litware renewed');
  });

  test('gives the chat back to the page on which somebody writes again', async () => {
    const { conversations } = app.app.core.repositories;
    await say({});
    expect((await conversations.findPersonal('kofi'))?.serviceUrl).toBe(serviceUrl);
    await app.post('/local/chats/chat-kofi/messages', { from: 'kofi', text: 'help' });
    const personal = await conversations.findPersonal('kofi');
    expect(personal?.serviceUrl).toBe(`${app.baseUrl}/local/connector/`);
  });

  test('without its file of people speaks for one of the sample company, in the personal chat alone', async () => {
    const tenantId = '00000000-0000-0000-0000-0000000000001';
    const own = {
      from: { id: 'user-id-0', name: 'Alex Wilber', aadObjectId: '00000000-0000-0000-0000-0000000000020' },
      channelData: { tenant: { id: tenantId } },
    };
    const personal = { conversationType: 'personal', tenantId, id: 'acd8f3c8-80c3-4026-bf5a-7cbf12b7233e' };
    expect(textOf(await say({ ...own, conversation: personal, text: 'agenda' }))).toContain('The number');
    expect((await app.app.core.repositories.people.find('kofi'))?.name).toBe('Kofi Mensah');
    const channel = { conversationType: 'channel', tenantId, id: 'team-id' };
    expect((await send(toActivity({ ...own, conversation: channel }))).status).toBe(403);
  });
});

describe('who is not let in', () => {
  test('the same activity without the option: 401', async () => {
    const closed = await startTestApp();
    try {
      expect((await send(toActivity(), {}, closed)).status).toBe(401);
      expect(
        (await send(toActivity({ serviceUrl: `${closed.baseUrl}/local/connector/` }), {}, closed)).status,
      ).toBe(401);
      expect((await closed.call('/local/people')).body.isPlayground).toBe(false);
    } finally {
      await closed.close();
    }
  });

  test.each([
    ['another computer', 'http://192.168.0.7:56150/_connector'],
    ['Teams’ own connector', 'https://smba.trafficmanager.net/emea/'],
    ['a name that begins like this computer', 'http://localhost.evil.example:56150/_connector'],
    ['somebody behind this computer’s name', 'http://localhost@evil.example/'],
    ['none', undefined],
  ])('a service address of %s: 403, and nothing is sent there', async (_name, other) => {
    expect((await send(toActivity({ serviceUrl: other }))).status).toBe(403);
  });

  test.each([
    ['a page of another site', { origin: 'http://evil.example' }],
    ['a page of another port', { origin: 'http://localhost:5173' }],
    ['what a browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
  ])('%s: 403', async (_name, headers) => {
    expect((await send(toActivity(), headers)).status).toBe(403);
  });

  test('a name that somebody points at this computer, and a body that is no JSON', async () => {
    const { port } = new URL(app.baseUrl);
    const answers = await Promise.all([
      postRaw(port, { host: `tandem.example:${port}`, 'content-type': 'application/json' }),
      postRaw(port, { host: `127.0.0.1:${port}`, 'content-type': 'text/plain' }),
    ]);
    expect(answers).toEqual([403, 415]);
  });

  test('a token that is wrong is not made good', async () => {
    expect((await send(toActivity(), { authorization: 'Bearer a.b.c' })).status).toBe(401);
  });

  test('another tenant, and another channel: 403', async () => {
    const conversation = { conversationType: 'personal', tenantId: 'theirs', id: 'x' };
    expect((await send(toActivity({ conversation }))).status).toBe(403);
    expect((await send(toActivity({ channelId: 'webchat' }))).status).toBe(403);
  });
});

describe('the option', () => {
  test('is for local mode: Teams mode refuses it in words, and nothing else is an option', () => {
    const teams = {
      TANDEM_MODE: 'teams',
      MONGODB_URI: 'mongodb://localhost',
      PUBLIC_URL: 'https://tandem.example',
      MICROSOFT_APP_ID: '22222222-2222-4222-8222-222222222222',
      MICROSOFT_APP_TENANT_ID: '33333333-3333-4333-8333-333333333333',
      MICROSOFT_APP_PASSWORD: 'not-a-real-secret-but-long',
    };
    expect(() => readConfig(teams, ['--playground'])).toThrow(/Teams mode never does: start without it/u);
    expect(readConfig(teams, []).isPlayground).toBe(false);
    expect(readConfig({}, ['--playground']).isPlayground).toBe(true);
    expect(() => readConfig({}, ['--playgruond'])).toThrow('There is no option --playgruond');
  });

  test('is told on the sign-in page', async () => {
    expect((await app.call('/local/people')).body.isPlayground).toBe(true);
  });
});

/** Posts with headers that `fetch` does not let one set. @returns the status. */
function postRaw(port: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const post = request(
      { port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    post.once('error', reject);
    post.end(JSON.stringify(toActivity()));
  });
}
