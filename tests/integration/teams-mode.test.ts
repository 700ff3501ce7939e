import path from 'node:path';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../bot/config.ts';
import { createLog } from '../../bot/log.ts';
import { serve, type RunningApp } from '../../bot/serve.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const settings = {
  TANDEM_MODE: 'teams',
  PORT: '0',
  LOG_LEVEL: 'silent',
  PUBLIC_URL: 'https://tandem.example',
  MICROSOFT_APP_ID: '22222222-2222-4222-8222-222222222222',
  MICROSOFT_APP_TENANT_ID: '33333333-3333-4333-8333-333333333333',
  MICROSOFT_APP_PASSWORD: 'not-a-real-secret-but-long',
};
const metricsToken = 'not-a-real-token-but-long';

let database: TestDatabase;
let running: RunningApp;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig({ ...settings, METRICS_TOKEN: metricsToken, MONGODB_URI: database.uri });
  const builtFolder = path.resolve('.build');
  running = await serve({ ...config, databaseName: database.name, builtFolder }, createLog('silent'));
});

afterAll(async () => {
  await running.stop();
  await database.close();
});

const request = (url: string, init: RequestInit = {}) =>
  fetch(running.baseUrl + url, { redirect: 'manual', ...init });

describe('in Teams mode', () => {
  it('serves the tab, and says that it lives and is ready', async () => {
    for (const url of ['/livez', '/readyz', '/openapi.json', '/tab/', '/tab/history']) {
      expect([url, (await request(url)).status]).toEqual([url, 200]);
    }
  });

  it.each([
    ['GET', '/'],
    ['GET', '/local/'],
    ['GET', '/local/people'],
    ['GET', '/local/clock'],
    ['GET', '/local/outbox'],
    ['GET', '/local/people/ana/chats'],
    ['GET', '/local/issuer/keys'],
    ['POST', '/local/sample'],
    ['POST', '/local/sign-in'],
    ['POST', '/local/clock'],
    ['POST', '/local/connector/v3/conversations'],
  ])('knows nothing of local mode: %s %s', async (method, url) => {
    const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
    expect((await request(url, { method, ...body })).status).toBe(404);
  });

  it('tells its metrics to those who have the secret, and says nowhere what it is', async () => {
    for (const authorization of [undefined, 'Bearer wrong', `Basic ${metricsToken}`, metricsToken]) {
      const answer = await request(
        '/metrics',
        authorization === undefined ? {} : { headers: { authorization } },
      );
      expect([authorization, answer.status]).toEqual([authorization, 401]);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(await answer.text()).not.toContain('tandem_');
    }
    const answer = await request('/metrics', { headers: { authorization: `Bearer ${metricsToken}` } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('tandem_http_requests_total');
  });

  it('takes no activity and no request without a token', async () => {
    const activity = { type: 'message', channelId: 'msteams', text: 'help' };
    const headers = { 'content-type': 'application/json' };
    const answer = await request('/api/messages', {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    });
    expect(answer.status).toBe(401);
    expect((await request('/api/v1/series')).status).toBe(401);
  });

  it('is built without the pages of local mode', async () => {
    const files = await readdir(path.resolve('.build/tab-production'), { recursive: true });
    expect(files.filter((file) => /local|chat/iu.test(file))).toEqual([]);
    expect(files).toContain('index.html');
  });
});

describe('the settings of Teams mode', () => {
  const complete = { ...settings, MONGODB_URI: 'mongodb://db.example/' };
  const mail = { SMTP_URL: 'smtps://u:p@mail.example', MAIL_FROM: 'Tandem <tandem@contoso.example>' };

  it.each([
    ['MONGODB_URI', undefined],
    ['PUBLIC_URL', 'http://tandem.example'],
    ['MICROSOFT_APP_ID', 'an id'],
    ['MICROSOFT_APP_PASSWORD', 'short'],
    ['METRICS_TOKEN', 'short'],
  ])('are refused by name where %s is %s', (name, value) => {
    expect(() => readConfig({ ...complete, [name]: value })).toThrow(name);
  });

  it('name a mail server and a sender, or none of both', () => {
    expect(readConfig(complete).teams?.mail).toBeNull();
    expect(readConfig({ ...complete, ...mail }).teams?.mail).toEqual({
      server: {
        host: 'mail.example',
        port: 465,
        security: 'tls',
        login: { user: 'u', password: 'p' },
      },
      from: { name: 'Tandem', address: 'tandem@contoso.example' },
    });
    const { from } = readConfig({ ...complete, ...mail, MAIL_FROM: 'a@b.example' }).teams!.mail!;
    expect(from).toEqual({ name: '', address: 'a@b.example' });
  });

  it.each([
    ['SMTP_URL', undefined],
    ['SMTP_URL', 'smtp+plain://mail.example'],
    ['SMTP_URL', 'smtps://mail.example?tls.rejectUnauthorized=false'],
    ['SMTP_URL', ''],
    ['MAIL_FROM', undefined],
    ['MAIL_FROM', 'Tandem'],
    ['MAIL_FROM', 'Tandem <tandem@contoso.example>, <eve@evil.example>'],
  ])('of mail are refused by name, and without a secret, where %s is %s', (name, value) => {
    const read = () => readConfig({ ...complete, ...mail, [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow('u:p');
  });
});
