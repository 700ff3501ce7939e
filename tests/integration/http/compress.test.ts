import http from 'node:http';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../support/app.ts';
import { openSampleMeeting } from '../../support/sample-meeting.ts';

const app = await startTestApp();
afterAll(() => app.close());

let authorization: string;
let path: string;
beforeAll(async () => {
  const { seriesId } = await openSampleMeeting(app);
  const { token } = (await app.post('/local/sign-in', { personId: 'ana' })).body as { token: string };
  authorization = `Bearer ${token}`;
  path = `/api/v1/series/${seriesId}`;
});

/** Asks as a browser does, which says what it takes; fetch would hide what came over the wire. */
function ask(to: string, acceptEncoding: string): Promise<http.IncomingMessage> {
  const headers = { authorization, 'accept-encoding': acceptEncoding };
  return new Promise((resolve, reject) => {
    http.get(app.baseUrl + to, { headers }, resolve).on('error', reject);
  });
}

describe('an answer in JSON', () => {
  it('is compressed for who takes that, and says the same', async () => {
    const [plain, small] = await Promise.all([ask(path, 'identity'), ask(path, 'gzip')]);
    expect([plain.headers['content-encoding'], small.headers['content-encoding']]).toEqual([
      undefined,
      'gzip',
    ]);
    expect(small.headers).toMatchObject({
      etag: plain.headers.etag,
      vary: expect.stringContaining('Accept-Encoding'),
    });
    expect(JSON.parse(await text(small.pipe(createGunzip())))).toEqual(JSON.parse(await text(plain)));
  });

  it('is left as it is where it is short', async () => {
    const answer = await ask('/api/v1/series/none', 'gzip');
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([404, undefined]);
    answer.resume();
  });
});

it('the live stream is not compressed, so that no hint waits for others', async () => {
  const stream = await ask(`${path}/live`, 'gzip');
  expect(stream.headers).toMatchObject({ 'content-type': expect.stringContaining('text/event-stream') });
  expect(stream.headers['content-encoding']).toBeUndefined();
  const [first] = (await new Promise((resolve) => stream.once('data', resolve)).then(String)).split('\n');
  expect(first).toBe('data: {"type":"resync"}');
  stream.destroy();
});

describe('what a tab shows first', () => {
  const read = async (to: string) =>
    JSON.parse(await text(await ask(to, 'identity'))) as Record<string, unknown>;

  it('is what the three requests give that it stands for', async () => {
    const { items, series, meeting } = await read('/api/v1/first-view');
    const { currentMeetingId } = series as { currentMeetingId: string };
    const { now: _now, ...shown } = meeting as { now: string };
    expect({ items }).toEqual(await read('/api/v1/series'));
    expect(series).toEqual(await read(path));
    expect(await read(`/api/v1/meetings/${currentMeetingId}`)).toMatchObject(shown);
  });

  it('is the first series where the one that is wanted is not the reader’s', async () => {
    const { series } = await read('/api/v1/first-view?series=another');
    expect(series).toEqual(await read(path));
  });
});
