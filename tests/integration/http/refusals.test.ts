import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemSchema } from '../../../shared/api/problem.ts';
import { startTestApp, type Answer, type CallOptions } from '../../support/app.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

const app = await startTestApp();
afterAll(() => app.close());

let ana: ApiCall;
let kofi: ApiCall;
let priya: ApiCall;
let seriesId: string;
let meetingId: string;

beforeAll(async () => {
  ({ ana, seriesId, meetingId } = await openSampleMeeting(app));
  kofi = await app.signIn('kofi');
  priya = await app.signIn('priya');
}, 120_000);

const itemsPath = () => `/meetings/${meetingId}/items`;
const post = (body: unknown, headers: Record<string, string> = {}): CallOptions => ({
  method: 'POST',
  body,
  headers,
});
const withVersion = (method: string, version: number, body?: unknown): CallOptions => ({
  method,
  headers: { 'if-match': `"${version.toString()}"` },
  ...(body !== undefined && { body }),
});

/** Expects a problem document with this status and code, written for people. */
function expectProblem({ status, headers, body }: Answer, expected: number, code: string): void {
  expect([status, body.type]).toEqual([expected, `urn:tandem:problem:${code}`]);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(problemSchema.parse(body).detail.length).toBeGreaterThan(10);
  expect(body.instance).toMatch(/^urn:tandem:request:/u);
}

interface Item {
  id: string;
  title: string;
}

/** Adds an item and returns it as it is read. */
async function addItem(title: string, call = kofi) {
  const { body } = await call(itemsPath(), post({ title }));
  return (body.items as Item[]).find((item) => item.title === title)!;
}

describe('a request is refused with a problem document', () => {
  it.each<[string, () => Promise<Answer>, number, string]>([
    ['without a token', () => app.call(`/api/v1/series`), 401, 'unauthenticated'],
    [
      'with a made-up token',
      () => app.call('/api/v1/series', { headers: { authorization: 'Bearer a.b.c' } }),
      401,
      'unauthenticated',
    ],
    ['for an unknown path', () => ana('/nothing'), 404, 'unknown-route'],
    ['for an unknown method', () => ana('/series', { method: 'DELETE' }), 404, 'unknown-route'],
    ['for an unknown meeting', () => ana('/meetings/none'), 404, 'not-found'],
    ['for an unknown action', () => ana('/actions/none', withVersion('PATCH', 1, {})), 404, 'not-found'],
    ['for broken JSON', () => postRaw('{'), 400, 'invalid-json'],
    ['for another content type', () => postRaw('a=b', 'application/x-www-form-urlencoded'), 415, 'not-json'],
    [
      'for a body that is too large',
      () => postRaw(JSON.stringify({ title: 'x'.repeat(300_000) })),
      413,
      'too-large',
    ],
    [
      'for a key that nobody reads',
      () => kofi(itemsPath(), post({ title: 'A', rank: 1 })),
      400,
      'invalid-input',
    ],
    ['for an unknown query', () => ana(`/series/${seriesId}/actions?sort=x`), 400, 'invalid-input'],
    ['for a made-up cursor', () => ana(`/series/${seriesId}/meetings?cursor=!!`), 400, 'invalid-input'],
    ['for an empty title', () => kofi(itemsPath(), post({ title: ' ' })), 400, 'invalid-input'],
    [
      'for an unknown presenter',
      () => kofi(itemsPath(), post({ title: 'A', presenterId: 'x' })),
      400,
      'invalid-input',
    ],
    [
      'for a role that may not',
      () => priya(`/meetings/${meetingId}/commands`, post({ kind: 'start' })),
      403,
      'not-allowed',
    ],
    [
      'for a state in which it cannot be',
      () => ana(`/meetings/${meetingId}/commands`, post({ kind: 'close' })),
      409,
      'wrong-state',
    ],
    [
      'for a version that is none',
      () => ana('/actions/x', { method: 'PATCH', body: {}, headers: { 'if-match': 'W/"x"' } }),
      400,
      'invalid-input',
    ],
    [
      'without the version it needs',
      () => ana('/actions/x', { method: 'PATCH', body: {} }),
      428,
      'if-match-missing',
    ],
    [
      'for a key with blanks',
      () => kofi(itemsPath(), post({ title: 'A' }, { 'idempotency-key': 'a b' })),
      400,
      'invalid-input',
    ],
  ])('%s', async (_, call, status, code) => {
    expectProblem(await call(), status, code);
  });

  async function postRaw(body: string, type = 'application/json'): Promise<Answer> {
    const token = (await app.post('/local/sign-in', { personId: 'kofi' })).body.token;
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(`${app.baseUrl}/api/v1${itemsPath()}`, { method: 'POST', headers, body });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  it.each(['{"title":"A","__proto__":{"role":"chair"}}', '{"title":"A","constructor":{"prototype":{}}}'])(
    'and never with a polluted prototype: %s',
    async (text) => {
      expectProblem(await postRaw(text), 400, 'invalid-input');
      expect(({} as { role?: string }).role).toBeUndefined();
    },
  );
});

describe('versions', () => {
  it('stand in the ETag of what is read', async () => {
    const { headers, body } = await ana(`/meetings/${meetingId}`);
    expect(headers.get('etag')).toBe(`"${body.version}"`);
  });

  it('refuse a text that somebody changed meanwhile, with both texts', async () => {
    const { id } = await addItem(`Item ${randomUUID()}`);
    const path = `${itemsPath()}/${id}`;
    await kofi(path, withVersion('PATCH', 1, { notes: 'Theirs' }));
    const refused = await ana(path, withVersion('PATCH', 1, { notes: 'Mine' }));
    expectProblem(refused, 412, 'edited-meanwhile');
    expect(refused.body).toMatchObject({ field: 'notes', current: 'Theirs', yours: 'Mine', version: 2 });
    const other = await ana(path, withVersion('PATCH', 1, { plannedMinutes: 9 }));
    expect(other.status).toBe(200);
    const written = (other.body.items as Item[]).find((item) => item.id === id);
    expect(written).toMatchObject({ notes: 'Theirs', plannedMinutes: 9, version: 3 });
  });

  it('refuse an action and a check-in that changed meanwhile, with both sides', async () => {
    const { body } = await kofi(`/series/${seriesId}/actions`, post({ text: 'Call', ownerId: 'kofi' }));
    await ana(`/actions/${body.id}`, withVersion('PATCH', 1, { text: 'Theirs' }));
    const refused = await kofi(`/actions/${body.id}`, withVersion('PATCH', 1, { text: 'Mine' }));
    expectProblem(refused, 412, 'edited-meanwhile');
    expect(refused.body).toMatchObject({ current: { text: 'Theirs' }, yours: { text: 'Mine' }, version: 2 });
    const path = `/meetings/${meetingId}/check-ins/mei`;
    const mei = await app.signIn('mei');
    const { version } = (await mei(path)).body;
    const draft = (wins: string) =>
      withVersion('PUT', version as number, { state: 'draft', answers: { wins } });
    expect((await mei(path, draft('Theirs'))).status).toBe(200);
    const second = await mei(path, draft('Mine'));
    expectProblem(second, 412, 'edited-meanwhile');
    expect(second.body).toMatchObject({
      current: { answers: { wins: 'Theirs' } },
      yours: { answers: { wins: 'Mine' } },
    });
  });
});

describe('an Idempotency-Key', () => {
  it('gives the same answer to the same request and does it once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const title = `Once ${randomUUID()}`;
    const [one, two] = await Promise.all([
      kofi(itemsPath(), post({ title }, key)),
      kofi(itemsPath(), post({ title }, key)),
    ]);
    const statuses = [one.status, two.status].sort();
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(statuses);
    const again = await kofi(itemsPath(), post({ title }, key));
    expect(again.status).toBe(201);
    expect(again.body).toEqual((one.status === 201 ? one : two).body);
    const { items } = (await ana(`/meetings/${meetingId}`)).body;
    expect((items as Item[]).filter((item) => item.title === title)).toHaveLength(1);
  });

  it('is refused for another request, and is each person’s own', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await kofi(itemsPath(), post({ title: 'First' }, key));
    expectProblem(await kofi(itemsPath(), post({ title: 'Second' }, key)), 422, 'key-reused');
    expect((await priya(itemsPath(), post({ title: 'Second' }, key))).status).toBe(201);
  });

  it('is refused while its request runs', async () => {
    const key = randomUUID();
    const keys = app.database.db.collection<{ _id: string }>('idempotencyKeys');
    await kofi(itemsPath(), post({ title: 'Running' }, { 'idempotency-key': key }));
    await keys.updateOne({ _id: `kofi:${key}` }, { $set: { response: null, startedAt: new Date() } });
    expectProblem(
      await kofi(itemsPath(), post({ title: 'Running' }, { 'idempotency-key': key })),
      409,
      'key-running',
    );
  });

  it('may be used again after a refusal', async () => {
    const key = { 'idempotency-key': randomUUID() };
    expect((await kofi(itemsPath(), post({ title: ' ' }, key))).status).toBe(400);
    expect((await kofi(itemsPath(), post({ title: 'Corrected' }, key))).status).toBe(201);
  });
});
