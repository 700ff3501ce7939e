import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../support/app.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

const app = await startTestApp();
const streams: AbortController[] = [];
afterAll(async () => {
  for (const stream of streams) stream.abort();
  await app.close();
});

interface Message {
  type: string;
  hint?: { seriesId: string; kind: string; id: string; version: number };
}

let ana: ApiCall;
let kofi: ApiCall;
let meetingId: string;
let seriesId: string;

beforeAll(async () => {
  ({ ana, seriesId, meetingId } = await openSampleMeeting(app));
  kofi = await app.signIn('kofi');
}, 120_000);

/** Opens the live stream as a person and reads it message by message. */
async function watch(personId: string, of = seriesId) {
  const { token } = (await app.post('/local/sign-in', { personId })).body;
  const controller = new AbortController();
  streams.push(controller);
  const headers = { authorization: `Bearer ${token as string}` };
  const response = await fetch(`${app.baseUrl}/api/v1/series/${of}/live`, {
    headers,
    signal: controller.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const texts: string[] = [];
  let rest = '';

  async function next(): Promise<Message> {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end < 0) {
        rest += (await reader.read()).value ?? '';
        continue;
      }
      const block = rest.slice(0, end);
      rest = rest.slice(end + 2);
      texts.push(block);
      if (block.startsWith('data: ')) return JSON.parse(block.slice(6)) as Message;
    }
  }

  /** Reads on until a hint fits. */
  async function until(fits: (hint: NonNullable<Message['hint']>) => boolean): Promise<Message> {
    for (let message = await next(); ; message = await next()) {
      if (message.hint !== undefined && fits(message.hint)) return message;
    }
  }
  return { response, next, until, texts };
}

const addItem = (title: string) => kofi(`/meetings/${meetingId}/items`, { method: 'POST', body: { title } });

describe('the live stream', () => {
  it('begins with resync and is not cached', async () => {
    const stream = await watch('ana');
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toBe('no-store');
    expect(await stream.next()).toEqual({ type: 'resync' });
  });

  it('carries a hint of a change with the version to fetch, and no content', async () => {
    const stream = await watch('ana');
    await stream.next();
    const title = `Secret ${randomUUID()}`;
    const { body } = await addItem(title);
    const message = await stream.until(({ version }) => version === body.version);
    expect(message).toEqual({
      type: 'changed',
      hint: { seriesId, kind: 'meeting', id: meetingId, version: body.version },
    });
    expect(stream.texts.join()).not.toContain('Secret');
  });

  it('carries hints of drafts to their writer only', async () => {
    const own = await watch('kofi');
    const other = await watch('ana');
    await Promise.all([own.next(), other.next()]);
    const path = `/meetings/${meetingId}/check-ins/kofi`;
    const { version } = (await kofi(path)).body;
    const body = { state: 'draft', answers: { wins: 'Secret' } };
    await kofi(path, { method: 'PUT', body, headers: { 'if-match': `"${version as number}"` } });
    await own.until(({ kind }) => kind === 'check-in');
    const { body: meeting } = await addItem('Afterwards');
    await other.until((hint) => hint.kind === 'meeting' && hint.version === meeting.version);
    expect(other.texts.join()).not.toContain('check-in');
  });

  it('carries nothing of another series', async () => {
    const { db } = app.database;
    const { _id, ...series } = (await db.collection('series').findOne({ _id: seriesId as never }))!;
    await db.collection('series').insertOne({ ...series, _id: 'other-series' as never });
    const other = await watch('ana', 'other-series');
    await other.next();
    const own = await watch('ana');
    await own.next();
    const { body } = await addItem('Here only');
    await own.until(({ version }) => version === body.version);
    const hint = { seriesId: 'other-series', kind: 'series', id: 'other-series', version: 1, personId: null };
    await db.collection('liveHints').insertOne({ hint });
    expect(await other.next()).toMatchObject({ type: 'changed', hint: { seriesId: 'other-series' } });
  });

  it('is refused without a token, as a problem document', async () => {
    const response = await fetch(`${app.baseUrl}/api/v1/series/${seriesId}/live`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('answers that come at once', () => {
  it('are all on the agenda', async () => {
    const people = ['kofi', 'mei', 'tom', 'chloe', 'diego', 'yuki'];
    const calls = await Promise.all(people.map((personId) => app.signIn(personId)));
    const titles = people.map((personId) => `Ask of ${personId}`);
    await Promise.all(
      calls.map(async (call, at) => {
        const path = `/meetings/${meetingId}/check-ins/${people[at]!}`;
        const { version } = (await call(path)).body;
        const body = { state: 'sent', answers: { asks: titles[at] } };
        const sent = await call(path, {
          method: 'PUT',
          body,
          headers: { 'if-match': `"${version as number}"` },
        });
        expect(sent.status).toBe(200);
      }),
    );
    const { items } = (await ana(`/meetings/${meetingId}`)).body;
    expect((items as { title: string }[]).map(({ title }) => title)).toEqual(expect.arrayContaining(titles));
  });
});

describe('long lists', () => {
  it('come page by page, each element once', async () => {
    for (let at = 0; at < 55; at += 1) {
      await kofi(`/series/${seriesId}/actions`, {
        method: 'POST',
        body: { text: at.toString(), ownerId: 'kofi' },
      });
    }
    const ids: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page += 1) {
      const query: string = cursor === '' ? '' : `?cursor=${cursor}`;
      const { body } = await ana(`/series/${seriesId}/actions${query}`);
      ids.push(...(body.items as { id: string }[]).map(({ id }) => id));
      cursor = body.nextCursor;
      expect(page).toBeLessThan(5);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(await app.database.db.collection('actions').countDocuments());
  });
});
