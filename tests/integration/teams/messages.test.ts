import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { toMessageActivity } from '../../../bot/local/activities.ts';
import { activityIssuer } from '../../../bot/local/issuer.ts';
import { localAppId, localTenantId, toLocalServiceUrl } from '../../../bot/local/tenant.ts';
import { startTeamsApp, type TeamsApp } from '../../support/teams-app.ts';

let app: TeamsApp;
let serviceUrl: string;

beforeAll(async () => {
  app = await startTeamsApp();
  serviceUrl = toLocalServiceUrl(app.baseUrl);
});
afterAll(() => app.close());

/** A message of Ana's as Teams sends it. */
async function toActivity(fields: object = {}): Promise<object> {
  const chat = await app.chats.findChat('chat-ana');
  const from = await app.core.repositories.people.find('ana');
  const head = { id: app.core.newId(), chat: chat!, from, baseUrl: app.baseUrl, at: app.core.clock.now() };
  return { ...toMessageActivity(head, 'agenda'), ...fields };
}

async function send(activity: object, token: string | null) {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  const init = { method: 'POST', headers, body: JSON.stringify(activity) };
  const before = (await app.chats.listMessages('chat-ana')).length;
  const response = await fetch(`${app.baseUrl}/api/messages`, init);
  const replies = (await app.chats.listMessages('chat-ana')).length - before;
  return { status: response.status, body: await response.text(), replies };
}

/** Signs with a key of somebody else. */
async function forge(claims: JWTPayload): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'theirs' })
    .setExpirationTime('5m')
    .sign(privateKey);
}

describe('POST /api/messages', () => {
  test('serves an activity with a token of the issuer', async () => {
    const token = await app.issuer.signActivityToken(serviceUrl);
    expect(await send(await toActivity(), token)).toMatchObject({ status: 200, body: '', replies: 1 });
  });

  test('answers 401 without a token, and to everything that is none', async () => {
    for (const token of [null, '', 'x', 'a.b.c', 'e30.e30.e30']) {
      expect(await send(await toActivity(), token)).toEqual({ status: 401, body: '', replies: 0 });
    }
  });

  test.each([
    ['another audience', { aud: 'other' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['a key that is not the issuer’s', {}],
  ])('answers 401 to a token with %s', async (_name, claims) => {
    const token = await forge({ iss: activityIssuer, aud: localAppId, serviceurl: serviceUrl, ...claims });
    expect(await send(await toActivity(), token)).toEqual({ status: 401, body: '', replies: 0 });
  });

  test('answers 401 to its own tokens for other purposes, another address and one that has run out', async () => {
    const ana = await app.core.repositories.people.find('ana');
    const expired = await app.issuer.sign(
      { iss: activityIssuer, aud: localAppId, serviceurl: serviceUrl },
      -900,
    );
    const otherAudience = await app.issuer.sign(
      { iss: activityIssuer, aud: 'other', serviceurl: serviceUrl },
      60,
    );
    const tokens = [
      await app.issuer.signPersonToken(ana!),
      await app.issuer.signBotToken(),
      await app.issuer.signActivityToken('http://127.0.0.1:1/local/connector/'),
      expired,
      otherAudience,
    ];
    for (const token of tokens) {
      expect(await send(await toActivity(), token)).toEqual({ status: 401, body: '', replies: 0 });
    }
  });

  test('answers 403 to another tenant, another channel, and an address that the token names but we do not know', async () => {
    const other = 'http://127.0.0.1:1/local/connector/';
    const token = await app.issuer.signActivityToken(serviceUrl);
    const foreign = { conversation: { id: 'chat-ana', conversationType: 'personal', tenantId: 'theirs' } };
    expect(await send(await toActivity(foreign), token)).toEqual({ status: 403, body: '', replies: 0 });
    expect(await send(await toActivity({ channelId: 'slack' }), token)).toMatchObject({
      status: 403,
      replies: 0,
    });
    const forOther = await app.issuer.signActivityToken(other);
    expect(await send(await toActivity({ serviceUrl: other }), forOther)).toMatchObject({
      status: 403,
      replies: 0,
    });
  });

  test('answers 400 to what is no activity', async () => {
    const token = await app.issuer.signActivityToken(serviceUrl);
    const incomplete = {
      channelId: 'msteams',
      type: 'message',
      serviceUrl,
      conversation: { tenantId: localTenantId },
    };
    expect(await send(incomplete, token)).toMatchObject({ status: 400, body: '' });
  });
});
