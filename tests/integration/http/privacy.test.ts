import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../support/app.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

const app = await startTestApp();
afterAll(() => app.close());

const secret = 'Confidential line';
let ana: ApiCall;
let kofi: ApiCall;
let mei: ApiCall;
let meetingId: string;
let seriesId: string;

beforeAll(async () => {
  await app.createSample();
  // Nils leaves before anything of the series is kept in the app's cache.
  const series = app.database.db.collection<{ people: object[] }>('series');
  await series.updateOne({}, { $pull: { people: { personId: 'nils' } } });
  ({ ana, seriesId, meetingId } = await openSampleMeeting(app));
  kofi = await app.signIn('kofi');
  mei = await app.signIn('mei');
}, 120_000);

const pathOf = (personId: string) => `/meetings/${meetingId}/check-ins/${personId}`;

/** Writes a person's check-in over what is stored. */
async function write(call: ApiCall, personId: string, body: object, version?: number) {
  const seen: number = version ?? (await call(pathOf(personId))).body.version;
  return call(pathOf(personId), { method: 'PUT', body, headers: { 'if-match': `"${seen.toString()}"` } });
}

describe('a draft', () => {
  it('is read by its writer only; that there is one is known to the own chair', async () => {
    expect((await write(kofi, 'kofi', { state: 'draft', answers: { wins: secret } })).status).toBe(200);
    expect((await kofi(pathOf('kofi'))).body.answers).toEqual({ wins: secret });
    const toChair = await ana(pathOf('kofi'));
    expect(toChair).toMatchObject({ status: 200, body: { state: 'draft', answers: {}, entries: [] } });
    expect((await mei(pathOf('kofi'))).status).toBe(404);
    expect(JSON.stringify((await ana(`/meetings/${meetingId}`)).body)).not.toContain(secret);
  });

  it.each([1, 2, 99])(
    'is neither written nor read by somebody else who writes with version %i',
    async (version) => {
      const refused = await write(mei, 'kofi', { state: 'sent', answers: { wins: 'Not mine' } }, version);
      expect(refused.status).toBe(404);
      expect(JSON.stringify(refused.body)).not.toContain(secret);
    },
  );

  it('stays unread after its writer skipped', async () => {
    expect((await write(kofi, 'kofi', { state: 'skipped', reason: 'On leave' })).status).toBe(200);
    expect((await mei(pathOf('kofi'))).status).toBe(404);
    const { body } = await ana(pathOf('kofi'));
    expect(body.state).toBe('skipped');
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('is read by everybody once it was sent', async () => {
    expect((await write(kofi, 'kofi', { state: 'sent', answers: { wins: secret } })).status).toBe(200);
    expect((await mei(pathOf('kofi'))).body.answers).toEqual({ wins: secret });
    expect((await ana(`/meetings/${meetingId}`)).body.readBeforehand).toContainEqual(
      expect.objectContaining({ personId: 'kofi', entries: [{ section: 'wins', text: secret }] }),
    );
  });
});

describe('who is still to answer', () => {
  it('is told to the chair of the own side only', async () => {
    const ben = await app.signIn('ben');
    const waiting = async (call: ApiCall) =>
      (await call(`/meetings/${meetingId}`)).body.checkIns.waitingFor as string[];
    expect(await waiting(ana)).toEqual(['mei', 'tom']);
    expect(await waiting(ben)).toEqual(['chloe', 'diego', 'yuki']);
    expect(await waiting(kofi)).toEqual([]);
  });
});

describe('somebody outside of the series', () => {
  it('is told of nothing in it that it exists', async () => {
    const nils = await app.signIn('nils');
    const { items } = (await ana(`/series/${seriesId}/actions`)).body;
    const version = { headers: { 'if-match': '"1"' } };
    const action = { text: 'A', ownerId: 'nobody', source: { meetingId: 'nothing' } };
    const answers = await Promise.all([
      nils(`/series/${seriesId}`),
      nils(`/series/${seriesId}/meetings`),
      nils(`/series/${seriesId}/history?q=a`),
      nils(`/series/${seriesId}/parking-lot`),
      nils(`/series/${seriesId}/live`),
      nils(`/meetings/${meetingId}`),
      nils(pathOf('kofi')),
      nils(`/meetings/${meetingId}/items`, { method: 'POST', body: { title: 'A', presenterId: 'nobody' } }),
      nils(`/series/${seriesId}/actions`, { method: 'POST', body: action }),
      nils(`/actions/${items[0].id as string}`, { method: 'PATCH', body: { ownerId: 'nobody' }, ...version }),
      nils(pathOf('kofi'), { method: 'PUT', body: { state: 'draft', answers: {} }, ...version }),
    ]);
    for (const { status, body } of answers) {
      expect([status, body.type]).toEqual([404, 'urn:tandem:problem:not-found']);
    }
    expect((await nils('/series')).body.items).toEqual([]);
  });
});
