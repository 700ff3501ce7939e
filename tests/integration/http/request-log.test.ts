import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../support/app.ts';
import { createChats } from '../../support/chat.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

interface Line {
  msg: string;
  requestId?: string;
  method?: string;
  route?: string;
  status?: number;
  ms?: number;
  [fact: string]: unknown;
}

const lines: string[] = [];
const app = await startTestApp({ onLog: (line) => void lines.push(line) });
const chats = createChats(app);
let ana: ApiCall;
let seriesId: string;
let meetingId: string;

beforeAll(async () => {
  ({ ana, seriesId, meetingId } = await openSampleMeeting(app));
}, 120_000);
afterAll(() => app.close());

const read = (): Line[] => lines.map((line) => JSON.parse(line) as Line);
const readRequests = (): Line[] => read().filter(({ msg }) => msg === 'request');
const lineOf = (requestId: string | null) => readRequests().filter((line) => line.requestId === requestId);

describe('a request', () => {
  const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/u;

  it('has a number, which its answer and its line in the log bear', async () => {
    const { headers } = await ana(`/meetings/${meetingId}`);
    const requestId = headers.get('x-request-id');
    expect(requestId).toMatch(ulid);
    expect(lineOf(requestId)).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        msg: 'request',
        requestId,
        method: 'GET',
        route: '/api/v1/meetings/{meetingId}',
        status: 200,
        ms: expect.any(Number),
      },
    ]);
  });

  it.each(['01ARZ3NDEKTSV4RRFFQ69G5FAV', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'])(
    'keeps the number that its sender gave it, where that is a plain one: %s',
    async (given) => {
      const { headers } = await app.call('/api/v1/series', { headers: { 'x-request-id': given } });
      expect(headers.get('x-request-id')).toBe(given);
      expect(lineOf(given)).toMatchObject([{ route: '/api/v1/series', status: 401 }]);
    },
  );

  it.each([
    '1',
    '',
    'Ana Ruiz',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV.',
    'x'.repeat(5000),
    '91ARZ3NDEKTSV4RRFFQ69G5FAV',
  ])('gets one of its own where it was given something else: %.20s', async (given) => {
    const { headers } = await app.call('/api/v1/series', { headers: { 'x-request-id': given } });
    expect(headers.get('x-request-id')).toMatch(ulid);
  });

  it('that is refused is found under the number that the refusal names', async () => {
    const { headers, body } = await ana('/meetings/none');
    const requestId = headers.get('x-request-id');
    expect(body.instance).toBe(`urn:tandem:request:${requestId!}`);
    expect(lineOf(requestId)).toMatchObject([{ route: '/api/v1/meetings/{meetingId}', status: 404 }]);
  });

  it.each([
    ['GET', '/nothing/secret', '*', 404],
    ['GET', '/api/v1/secret', '/api/v1/*', 404],
    ['GET', '/tab/', '/tab/*', 200],
    ['GET', '/local/people', '/local/*', 200],
    ['POST', '/api/messages', '/api/messages', 401],
    ['GET', '/openapi.json', '/openapi.json', 200],
  ])('is told by what it was for, not by its path: %s %s', async (method, path, route, status) => {
    const response = await fetch(app.baseUrl + path, { method });
    await response.text();
    expect(lineOf(response.headers.get('x-request-id'))).toMatchObject([{ method, route, status }]);
  });

  it('whose sender hung up is told of as well', async () => {
    const hungUp = new AbortController();
    const { token } = (await app.post('/local/sign-in', { personId: 'ana' })).body as { token: string };
    const watching = await fetch(`${app.baseUrl}/api/v1/series/${seriesId}/live`, {
      headers: { authorization: `Bearer ${token}` },
      signal: hungUp.signal,
    });
    hungUp.abort();
    const requestId = watching.headers.get('x-request-id');
    // The server learns of it with its next turn: another request comes after that.
    while (lineOf(requestId).length === 0) await app.call('/livez');
    expect(lineOf(requestId)).toMatchObject([{ route: '/api/v1/series/{seriesId}/live', status: 200 }]);
  });

  it('of machines that look after the app is told of only where they are not well', async () => {
    for (const path of ['/livez', '/metrics']) await (await fetch(app.baseUrl + path)).text();
    const routes = readRequests().map(({ route }) => route);
    expect(routes.filter((route) => ['/livez', '/metrics'].includes(String(route)))).toEqual([]);
  });
});

describe('no line of the log holds anything that people wrote or that is about them', () => {
  const mark = 'Velvet umbrella';

  /** Everything that is stored and has more than one word, and every mail address. */
  async function listTexts(): Promise<string[]> {
    const texts = new Set<string>();
    const collect = (value: unknown, key: string): void => {
      if (typeof value === 'string') {
        const isText = value.length > 5 && /\s/u.test(value.trim());
        if (key !== 'reason' && (isText || value.includes('@'))) texts.add(value);
      } else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) collect(inner, name);
      }
    };
    for (const { name } of await app.database.db.listCollections().toArray()) {
      for await (const document of app.database.db.collection(name).find()) collect(document, '');
    }
    return [...texts];
  }

  async function workForAWeek(): Promise<void> {
    const post = (body: unknown) => ({ method: 'POST', body });
    await ana(`/meetings/${meetingId}/items`, post({ title: mark }));
    await ana(`/meetings/${meetingId}/items`, post({ title: mark.repeat(1000) }));
    await ana(`/meetings/${meetingId}/items`, post({ [mark]: mark }));
    await ana(`/series/${seriesId}/history?q=${encodeURIComponent(mark)}`);
    await ana(`/${encodeURIComponent(mark)}?name=Ana+Ruiz`, { headers: { 'x-name': 'Ana Ruiz' } });
    await fetch(`${app.baseUrl}/api/v1/me/settings`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: `{"${mark}": ${mark}`,
    });
    await app.post('/local/chats/chat-kofi/messages', { from: 'kofi', text: `add ${mark}` });
    await chats.press('mei', 'check-in.nothing').catch(() => undefined);
    const { startsAt } = (await ana(`/meetings/${meetingId}`)).body as { startsAt: string };
    await app.moveTo(startsAt);
    for (const command of [{ kind: 'start' }, { kind: 'next' }, { kind: 'end' }, { kind: 'close' }]) {
      await ana(`/meetings/${meetingId}/commands`, post(command));
    }
    await chats.settle('PT24H');
  }

  /** A job that breaks, one whose kind of card nobody knows, and a chat that is no longer there. */
  async function breakSome(): Promise<void> {
    const { jobs } = app.app.core.repositories;
    const dueAt = '2020-01-01T00:00:00.000Z';
    await jobs.schedule({ kind: 'plan-series', key: 'broken', payload: { seriesId: mark }, dueAt });
    await jobs.schedule({ kind: 'send-card', key: 'broken', payload: { subject: { kind: mark } }, dueAt });
    await app.database.db.collection('localChats').deleteOne({ _id: 'chat-priya' as never });
    await app.app.core.requestCard({ kind: 'daily', personId: 'priya', week: '2026-11-23', number: 1 });
    await chats.settle();
  }

  it('while a week is worked through, with mistakes and failures', async () => {
    await workForAWeek();
    await breakSome();
    const { token } = (await app.post('/local/sign-in', { personId: 'ana' })).body as { token: string };
    const texts = [...(await listTexts()), mark, 'Ana Ruiz', token, token.split('.')[1]!];
    expect(texts.length).toBeGreaterThan(200);
    expect(texts).toEqual(expect.arrayContaining(['Sales and Marketing weekly', 'Kofi Mensah']));
    const all = lines.join('');
    expect(
      texts.filter((text) => all.includes(text) || all.includes(JSON.stringify(text).slice(1, -1))),
    ).toEqual([]);
  }, 60_000);

  it('and yet each job that failed has a line', () => {
    const failed = read().filter(({ msg }) => ['a job failed', 'a job was put aside'].includes(msg));
    expect(failed.map(({ job }) => job)).toEqual(
      expect.arrayContaining(['plan-series:broken', 'send-card:broken']),
    );
    expect(failed.find(({ job }) => job === 'plan-series:broken')?.['err']).toMatchObject({
      type: 'DomainError',
      code: 'not-found',
    });
  });
});
