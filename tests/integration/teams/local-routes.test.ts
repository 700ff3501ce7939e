import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import { localAppId, localTenantId } from '../../../bot/local/tenant.ts';
import { startTeamsApp, type TeamsApp } from '../../support/teams-app.ts';

let app: TeamsApp;

beforeAll(async () => {
  app = await startTeamsApp();
});
afterAll(() => app.close());

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(app.baseUrl + path, init);
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, type: response.headers.get('content-type') ?? '', body };
}

function post(path: string, body: string, headers: Record<string, string> = {}) {
  return call(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

describe('the routes of local mode', () => {
  test('sign a person in with the claims that the API reads', async () => {
    const { body } = await post('/local/sign-in', '{"personId":"ana"}');
    const expected = { issuer: app.issuer.personIssuer, audience: localAppId };
    const { payload } = await jwtVerify(String(body['token']), app.issuer.jwks, expected);
    const identity = { oid: 'ana', tid: localTenantId, name: 'Ana Ruiz' };
    expect(payload).toMatchObject({ ...identity, ver: '2.0', scp: 'access_as_user' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(8 * 3600);
  });

  test('show the mails that were sent, oldest first', async () => {
    expect((await call('/local/outbox')).body).toEqual({ mails: [] });
    const mail = { subject: 'Minutes', text: 'words', html: '<p>words</p>' };
    await app.mail.send({ ...mail, messageId: 'key', to: 'ana@tandem.example', toName: 'Ana' });
    const at = '2026-11-24T10:00:00.000Z';
    const shown = { id: expect.any(String), at, to: ['ana@tandem.example'], ...mail };
    expect((await call('/local/outbox')).body).toEqual({ mails: [shown] });
  });

  test.each([
    ['an unknown person', '/local/sign-in', '{"personId":"nobody"}', 404],
    ['a missing field', '/local/sign-in', '{}', 400],
    ['broken JSON', '/local/sign-in', '{', 400],
    ['an unknown address', '/local/nothing', '{}', 404],
  ])('answer %s with a problem document', async (_name, path, body, status) => {
    const answer = await post(path, body);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') });
    expect(answer.body).toEqual(
      expect.objectContaining({ status, detail: expect.any(String), instance: expect.any(String) }),
    );
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('refuse a request of %s', async (_name, headers, status) => {
    expect(await post('/local/sign-in', '{"personId":"ana"}', headers)).toMatchObject({ status });
  });
});
