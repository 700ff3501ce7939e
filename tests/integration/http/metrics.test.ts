import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { samplePeople } from '../../../bot/local/sample/people.ts';
import { apiPrefix, livePath, routes } from '../../../shared/api/routes.ts';
import { startTestApp } from '../../support/app.ts';
import { createChats } from '../../support/chat.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

const app = await startTestApp();
let ana: ApiCall;
let seriesId: string;
let meetingId: string;

beforeAll(async () => {
  ({ ana, seriesId, meetingId } = await openSampleMeeting(app));
}, 120_000);
afterAll(() => app.close());

const otherPaths = [
  apiPrefix + livePath,
  `${apiPrefix}/*`,
  '/api/messages',
  '/tab/*',
  '/local/*',
  '/openapi.json',
  '/livez',
  '/readyz',
  '/metrics',
  '*',
];

async function readMetrics(): Promise<string[]> {
  const response = await fetch(`${app.baseUrl}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** The value behind a name with its labels; 0 where there is none. */
const valueOf = (lines: readonly string[], key: string) =>
  Number(lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? 0);

test('requests are counted by the routes of the table, and activities by their kind', async () => {
  const key = (status: string) =>
    `tandem_http_requests_total{name="getMeeting",route="/api/v1/meetings/{meetingId}",method="GET",status="${status}"}`;
  const before = await readMetrics();
  await ana(`/meetings/${meetingId}`);
  await ana('/meetings/none');
  await ana(`/meetings/${meetingId}/items`, { method: 'POST', body: {} });
  await app.post('/local/chats/chat-kofi/messages', { from: 'kofi', text: 'help' });
  await app.call('/api/messages', { method: 'POST', body: {} });
  const after = await readMetrics();
  for (const [name, more] of [
    [key('2xx'), 1],
    [key('4xx'), 1],
    ['tandem_activities_total{kind="message",status="2xx"}', 1],
    ['tandem_activities_total{kind="refused",status="4xx"}', 1],
  ] as const) {
    expect([name, valueOf(after, name) - valueOf(before, name)]).toEqual([name, more]);
  }
  expect(valueOf(after, 'tandem_activity_duration_seconds_count{kind="message"}')).toBeGreaterThan(0);
});

test('what was sent is counted by what became of it', async () => {
  const key = (kind: string, outcome: string) => `tandem_sends_total{kind="${kind}",outcome="${outcome}"}`;
  const before = await readMetrics();
  expect(valueOf(before, key('post', 'ok'))).toBeGreaterThan(0);
  await app.database.db.collection('localChats').deleteOne({ _id: 'chat-mei' as never });
  await app.app.core.requestCard({ kind: 'check-in', seriesId, meetingId, personId: 'mei', below: 'x' });
  await createChats(app).settle();
  const after = await readMetrics();
  expect(valueOf(after, key('post', 'blocked')) - valueOf(before, key('post', 'blocked'))).toBe(1);
});

test('what waits in the database is told, no older than five seconds', async () => {
  const { jobs } = app.app.core.repositories;
  await jobs.schedule({
    kind: 'of-tomorrow',
    key: 'a',
    payload: {},
    dueAt: new Date(Date.parse((await app.call('/local/clock')).body.now as string) - 600_000).toISOString(),
  });
  const isTold = (lines: string[]) => valueOf(lines, 'tandem_jobs{kind="of-tomorrow",state="due"}') === 1;
  let lines = await readMetrics();
  while (!isTold(lines)) {
    await delay(500);
    lines = await readMetrics();
  }
  expect(valueOf(lines, 'tandem_job_oldest_due_seconds')).toBeGreaterThanOrEqual(600);
  expect(valueOf(lines, 'tandem_outbox_events{collection="meetings"}')).toBe(0);
  expect(valueOf(lines, 'tandem_database_sockets{state="open"}')).toBeGreaterThan(0);
}, 30_000);

test('open live streams are counted', async () => {
  const { token } = (await app.post('/local/sign-in', { personId: 'ana' })).body as { token: string };
  const watching = new AbortController();
  await fetch(`${app.baseUrl}/api/v1/series/${seriesId}/live`, {
    headers: { authorization: `Bearer ${token}` },
    signal: watching.signal,
  });
  expect(valueOf(await readMetrics(), 'tandem_live_clients')).toBe(1);
  watching.abort();
  while (valueOf(await readMetrics(), 'tandem_live_clients') > 0) await app.call('/livez');
});

test('no label names a person, a series, a meeting or a path as it came', async () => {
  await app.call('/secret/path');
  await ana('/secret');
  await ana(`/series/${seriesId}/history?q=secret`);
  const lines = await readMetrics();
  const values = lines.flatMap((line) => [...line.matchAll(/="([^"]*)"/gu)].map((match) => match[1]!));
  const text = values.join('\n');
  for (const secret of [
    'secret',
    seriesId,
    meetingId,
    ...samplePeople.flatMap(({ id, name }) => [`/${id}`, name]),
  ]) {
    expect(text).not.toContain(secret);
  }
  const paths = [...text.matchAll(/^[/*].*$/gmu)].map(([path]) => path);
  const known = new Set([...Object.values(routes).map(({ path }) => apiPrefix + path), ...otherPaths]);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !known.has(path))).toEqual([]);
});
