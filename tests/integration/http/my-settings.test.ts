import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personSettingsViewSchema } from '../../../shared/api/views.ts';
import { toDefaultSettings } from '../../../shared/person/settings.ts';
import { startTestApp } from '../../support/app.ts';
import type { ApiCall } from '../../support/sample-meeting.ts';

const app = await startTestApp();
afterAll(() => app.close());

let mei: ApiCall;

beforeAll(async () => {
  await app.createSample();
  mei = await app.signIn('mei');
}, 120_000);

const path = '/me/settings';
const change = (call: ApiCall, body: unknown, version: number) =>
  call(path, { method: 'PATCH', body, headers: { 'if-match': `"${version.toString()}"` } });

/** The version that somebody's settings have now. */
const versionOf = async (call: ApiCall): Promise<number> => (await call(path)).body.version;

describe('the reader’s own settings', () => {
  it('are the defaults, of version 0, until something is changed', async () => {
    const kofi = await app.signIn('kofi');
    const { status, headers, body } = await kofi(path);
    const { substitutes, version, ...settings } = personSettingsViewSchema.parse(body);
    expect([status, headers.get('etag'), version]).toEqual([200, '"0"', 0]);
    expect(settings).toEqual(toDefaultSettings('kofi'));
    expect(substitutes.map(({ personId }) => personId)).toEqual(['ana', 'lukas', 'mei', 'priya', 'tom']);
    expect(substitutes[0]).toEqual({ personId: 'ana', name: 'Ana Ruiz' });
  });

  it('are changed field by field, and kept', async () => {
    const kofi = await app.signIn('kofi');
    const first = await change(kofi, { zone: 'w. europe standard time', mailMinutes: true }, 0);
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"1"']);
    const away = { awayFrom: '2026-12-21', awayUntil: '2027-01-03', substituteId: 'mei' };
    const second = await change(kofi, away, 1);
    expect(second.body).toMatchObject({ ...away, zone: 'Europe/Berlin', mailMinutes: true, version: 2 });
    expect((await kofi(path)).body).toEqual(second.body);
    expect(await app.app.core.personSettings.get('kofi')).toMatchObject(away);
  });

  it('stay as they are, version and all, where nothing is new', async () => {
    const tom = await app.signIn('tom');
    await change(tom, { workingDays: [1, 2] }, 0);
    expect((await change(tom, { workingDays: [2, 1] }, 1)).body).toMatchObject({ version: 1 });
  });

  it('are not overwritten by somebody who saw older ones', async () => {
    const lukas = await app.signIn('lukas');
    await change(lukas, { language: 'en' }, 0);
    const { status, body } = await change(lukas, { language: 'de' }, 0);
    expect([status, body.type]).toEqual([412, 'urn:tandem:problem:edited-meanwhile']);
    expect(body).toMatchObject({ version: 1, current: { language: 'en' }, yours: { language: 'de' } });
    expect((await lukas(path)).body.language).toBe('en');
  });

  it('need the version that was seen', async () => {
    const { status, body } = await mei(path, { method: 'PATCH', body: {} });
    expect([status, body.type]).toEqual([428, 'urn:tandem:problem:if-match-missing']);
  });

  it.each<[object, string, string, string]>([
    [{ zone: 'Europe/Berlim' }, 'zone', 'unknown-zone', 'Choose one from the list'],
    [
      { workingHours: { from: '17:00', to: '9:00' } },
      'workingHours.to',
      'not-a-time',
      'hours and minutes, such as 09:00',
    ],
    [
      { workingHours: { from: '17:00', to: '09:00' } },
      'workingHours.to',
      'not-later',
      'later than the start',
    ],
    [{ workingDays: [] }, 'workingDays', 'none-chosen', 'at least one'],
    [{ workingDays: [0] }, 'workingDays', 'out-of-range', 'another value'],
    [{ awayFrom: 'tomorrow' }, 'awayFrom', 'not-a-date', 'calendar'],
    [{ awayFrom: '2026-12-02' }, 'awayUntil', 'required', 'Fill this in'],
    [{ awayFrom: '2026-12-02', awayUntil: '2026-12-01' }, 'awayUntil', 'before-first-day', 'not before'],
    [{ awayFrom: '2026-12-02', awayUntil: '2206-12-04' }, 'awayUntil', 'away-too-long', 'Check the year'],
    [{ substituteId: 'mei' }, 'substituteId', 'same-person', 'somebody else'],
    [{ substituteId: 'ben' }, 'substituteId', 'unknown-person', 'from the list'],
    [{ substituteId: 'nobody' }, 'substituteId', 'unknown-person', 'from the list'],
    [{ language: '??' }, 'language', 'unknown-language', 'from the list'],
  ])('refuse %j: %s, %s', async (body, field, code, sentence) => {
    const answer = await change(mei, body, await versionOf(mei));
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:tandem:problem:invalid-input']);
    expect(answer.body.errors).toMatchObject([{ path: field, code }]);
    expect(answer.body.errors[0].problem).toContain(sentence);
    expect((await mei(path)).body).toMatchObject({ ...toDefaultSettings('mei'), version: 0 });
  });

  it('refuse several fields at once, and tell which zone may have been meant', async () => {
    const { body } = await change(mei, { zone: 'Europe/Berlim', workingDays: [] }, 0);
    expect(body.errors).toMatchObject([
      { path: 'zone', suggestions: ['Europe/Berlin'] },
      { path: 'workingDays', code: 'none-chosen' },
    ]);
  });

  it.each([{ id: 'ana' }, { version: 3 }, { mailMinutes: 'yes' }])(
    'refuse what no field is: %j',
    async (body) => {
      const answer = await change(mei, body, 0);
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:tandem:problem:invalid-input']);
    },
  );
});

describe('the settings of other people', () => {
  it.each(['/people/ana/settings', '/me/settings/ana', '/me/settings?personId=ana'])(
    'are not found at %s',
    async (url) => {
      expect([400, 404]).toContain((await mei(url)).status);
    },
  );

  it('are not read or changed without a token', async () => {
    expect((await app.call(`/api/v1${path}`)).status).toBe(401);
    expect((await app.call(`/api/v1${path}`, { method: 'PATCH', body: {} })).status).toBe(401);
  });

  it('do not change with the own ones', async () => {
    const nils = await app.signIn('nils');
    await change(nils, { mailMinutes: true }, 0);
    const { personSettings } = app.app.core;
    const all = await personSettings.list(['nils', 'amara', 'nils', 'nobody']);
    expect([...all.keys()]).toEqual(['nils', 'amara', 'nobody']);
    expect([...all.values()].map(({ mailMinutes }) => mailMinutes)).toEqual([true, false, false]);
    expect(await personSettings.list([])).toEqual(new Map());
  });
});

describe('the address of a person', () => {
  it('is kept until another one is known', async () => {
    const { people } = app.app.core.repositories;
    const ana = { tenantId: 't', objectId: 'someone', name: 'Some One' };
    expect(await people.remember(ana, 'someone')).toMatchObject({ email: null });
    const known = { ...ana, email: 'some.one@tandem.example' };
    expect(await people.remember(known, 'x')).toMatchObject({ id: 'someone', email: known.email });
    expect(await people.remember(ana, 'x')).toMatchObject({ email: known.email });
    expect(await people.remember({ ...ana, email: null }, 'x')).toMatchObject({ email: known.email });
  });

  it('of the sample company’s people is made of their ids', async () => {
    expect(await app.app.core.repositories.people.find('chloe')).toMatchObject({
      email: 'chloe@tandem.example',
    });
  });
});
