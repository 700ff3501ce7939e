import { get, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stopLimits } from '../../../bot/stop.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';
import { startWireProxy, type WireProxy } from '../../support/wire-proxy.ts';

interface Shown {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** Asks on a connection of its own, and shows the headers that fetch keeps to itself. */
function ask(url: string): Promise<Shown> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    });
    request.on('error', reject);
  });
}

describe('an app that stops', () => {
  let proxy: WireProxy;
  let app: TestApp;
  let ana: ApiCall;
  let meetingId: string;
  let stopped: Promise<boolean>;
  let begun: ReturnType<ApiCall>;
  let live: Promise<string>;
  const title = 'Begun before the stop';

  beforeAll(async () => {
    proxy = await startWireProxy(process.env['TEST_MONGODB_URI'] ?? '');
    app = await startTestApp({ databaseUri: proxy.uri });
    const sample = await openSampleMeeting(app);
    ({ ana, meetingId } = sample);
    const { seriesId } = sample;
    const { token } = (await app.post('/local/sign-in', { personId: 'ana' })).body as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const stream = await fetch(`${app.baseUrl}/api/v1/series/${seriesId}/live`, { headers });
    live = stream.text();
    await leaveAnEvent(seriesId);
    proxy.freeze();
    begun = ana(`/meetings/${meetingId}/items`, { method: 'POST', body: { title } });
    await app.call('/livez');
    stopped = app.stop();
  }, 120_000);

  afterAll(async () => {
    await app.close();
    await proxy.close();
  });

  /** As a process does that was killed between saving and telling. */
  async function leaveAnEvent(seriesId: string): Promise<void> {
    const { core } = app.app;
    const data = { seriesId, meetingId };
    const event = { id: 'left', kind: 'agenda.changed', at: core.clock.now(), by: 'system', data };
    await core.repositories.meetingStore.collection.updateOne(
      { _id: meetingId },
      { $push: { outbox: event } as never, $set: { outboxAt: new Date(core.clock.machineNow()) } },
    );
  }

  it('is not ready from the first moment, and lives', async () => {
    expect(await ask(`${app.baseUrl}/readyz`)).toMatchObject({
      status: 503,
      body: { status: 'Tandem is stopping.' },
    });
    expect(await ask(`${app.baseUrl}/livez`)).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('asks who comes to come again, over another connection', async () => {
    expect(await ask(`${app.baseUrl}/api/v1/series`)).toMatchObject({
      status: 503,
      headers: {
        connection: 'close',
        'retry-after': '2',
        'content-type': 'application/problem+json; charset=utf-8',
      },
      body: { type: 'urn:tandem:problem:unavailable', status: 503 },
    });
  });

  it('ends live streams', async () => {
    expect(await live).toContain('resync');
  });

  it('finishes what runs, leaves nothing undelivered, and is gone', async () => {
    proxy.thaw();
    expect((await begun).status).toBe(201);
    expect(await stopped).toBe(true);
    const meetings = app.database.db.collection<{ _id: string; items: { title: string }[] }>('meetings');
    const meeting = await meetings.findOne({ _id: meetingId });
    expect(meeting?.items.map((item) => item.title)).toContain(title);
    expect(await meetings.countDocuments({ outboxAt: { $exists: true } })).toBe(0);
    await expect(ask(`${app.baseUrl}/livez`)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('a stop', () => {
  it('ends in its time although the database hangs with a request in hand', async () => {
    const proxy = await startWireProxy(process.env['TEST_MONGODB_URI'] ?? '');
    const app = await startTestApp({ databaseUri: proxy.uri, onLog: () => undefined });
    await app.createSample();
    const ana = await app.signIn('ana');
    proxy.freeze();
    const begun = ana('/me/items').catch(() => null);
    await app.call('/livez');
    const limits = { requestsMs: 200, jobsMs: 200, giveBackMs: 200, deliveriesMs: 200, databaseMs: 200 };
    expect(await app.stop(limits)).toBe(false);
    expect(await begun).toBeNull();
    proxy.thaw();
    await app.close();
    await proxy.close();
  }, 60_000);

  it('takes less than half a minute, whatever hangs', () => {
    const { requestsMs, jobsMs, giveBackMs, deliveriesMs, databaseMs } = stopLimits;
    const together = Math.max(requestsMs, jobsMs + giveBackMs);
    expect(together + giveBackMs + deliveriesMs + databaseMs).toBeLessThan(29_000);
  });
});
