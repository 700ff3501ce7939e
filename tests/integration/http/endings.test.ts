import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MeetingView, SeriesView } from '../../../shared/api/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

let app: TestApp;
let seriesId: string;
let meetingId: string;
let ana: ApiCall;
let ben: ApiCall;

beforeEach(async () => {
  app = await startTestApp();
  ({ seriesId, meetingId, ana } = await openSampleMeeting(app));
  ben = await app.signIn('ben');
});
afterEach(() => app.close());

const meeting = async (id = meetingId) => (await ana(`/meetings/${id}`)).body as MeetingView;
const series = async () => (await ana(`/series/${seriesId}`)).body as SeriesView;
const command = (call: ApiCall, body: object, id = meetingId) =>
  call(`/meetings/${id}/commands`, { method: 'POST', body });
const later = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

describe('a meeting that nobody ends', () => {
  test('ends by itself after its slot and the grace, and its minutes go out at noon of the next working day', async () => {
    const { startsAt, autoEndsAt } = await meeting();
    expect(autoEndsAt).toBe(later(startsAt, 60));
    await app.moveTo(later(startsAt, 10));
    expect((await command(ben, { kind: 'start' })).status).toBe(200);
    // Begun ten minutes late: it has its whole length.
    await app.moveTo(later(startsAt, 65));
    expect((await meeting()).state).toBe('running');
    await app.moveTo(later(startsAt, 71));
    const ended = await meeting();
    expect(ended.state).toBe('ended');
    expect(ended.endedAt?.slice(0, 19)).toBe(later(startsAt, 70).slice(0, 19));
    await app.moveTo(later(startsAt, 26 * 60 - 1));
    expect((await meeting()).state).toBe('ended');
    await app.moveTo(later(startsAt, 26 * 60 + 1));
    expect((await meeting()).minutes).toMatchObject({ version: 1, closedBy: 'system' });
  });
});

test('a meeting that nobody starts is not held, and what stood on it is carried over', async () => {
  const { startsAt } = await meeting();
  await ana(`/meetings/${meetingId}/items`, { method: 'POST', body: { title: 'Budget of the fair' } });
  await app.moveTo(later(startsAt, 61));
  expect(await meeting()).toMatchObject({ state: 'skipped', skip: { kind: 'not-held' } });
  const nextId = (await series()).currentMeetingId ?? '';
  expect(nextId).not.toBe(meetingId);
  await app.moveTo((await meeting(nextId)).checkInOpensAt);
  const { items } = await meeting(nextId);
  const carried = items.find(({ title }) => title === 'Budget of the fair');
  expect(carried?.origin).toMatchObject({ kind: 'carried-over', weeks: 1, because: 'not-discussed' });
});

describe('when only standing items are left', () => {
  beforeEach(async () => {
    const { items, agendaPostsAt } = await meeting();
    const others = items.filter(({ origin }) => origin.kind !== 'standing');
    for (const { id, version } of others) {
      const headers = { 'if-match': `"${version.toString()}"` };
      expect((await ana(`/meetings/${meetingId}/items/${id}`, { method: 'DELETE', headers })).status).toBe(
        200,
      );
    }
    await app.moveTo(later(agendaPostsAt, 1));
  });

  test('both chairs together leave the meeting out', async () => {
    expect((await meeting()).offer).toEqual({ notNeeded: [], keptBy: null });
    const answer = { kind: 'answer-offer', answer: 'not-needed' };
    const kofi = await app.signIn('kofi');
    expect((await command(kofi, answer)).status).toBe(403);
    expect((await command(ana, answer)).body).toMatchObject({ state: 'open', offer: { notNeeded: ['ana'] } });
    expect((await command(ana, answer)).body.offer).toEqual({ notNeeded: ['ana'], keptBy: null });
    expect((await command(ben, answer)).body).toMatchObject({
      state: 'skipped',
      skip: { kind: 'not-needed' },
    });
  });

  test('one chair keeps it', async () => {
    await command(ana, { kind: 'answer-offer', answer: 'not-needed' });
    const kept = await command(ben, { kind: 'answer-offer', answer: 'keep' });
    expect(kept.body).toMatchObject({ state: 'open', offer: { notNeeded: [], keptBy: 'ben' } });
  });

  test('something that comes up takes the question back', async () => {
    const proposed = await ana(`/meetings/${meetingId}/items`, {
      method: 'POST',
      body: { title: 'Now there is' },
    });
    expect(proposed.status).toBe(201);
    await app.app.core.commands.idle();
    expect((await meeting()).offer).toBeNull();
  });
});

describe('minutes by mail', () => {
  test('go to who was noted as absent, who asked, and the informed; each once, and again with a next version', async () => {
    const { version } = await series();
    const informed = [{ name: 'Finance', email: 'finance@tandem.example' }];
    const headers = { 'if-match': `"${version.toString()}"` };
    await ana(`/series/${seriesId}`, { method: 'PATCH', body: { informed }, headers });
    const nils = await app.signIn('nils');
    const asked = { method: 'PATCH', body: { mailMinutes: true }, headers: { 'if-match': '"0"' } };
    expect((await nils('/me/settings', asked)).status).toBe(200);
    await app.moveTo((await meeting()).startsAt);
    await command(ben, { kind: 'start' });
    await command(ben, { kind: 'set-attendance', personId: 'kofi', state: 'absent' });
    await command(ben, { kind: 'end' });
    const recipients = (await ana(`/meetings/${meetingId}/recipients`)).body;
    expect(recipients).toEqual({
      hasMail: true,
      items: [
        { name: 'Kofi Mensah', because: 'absent', isReachable: true },
        { name: 'Nils Lindqvist', because: 'asked', isReachable: true },
        { name: 'Finance', because: 'informed', isReachable: true },
      ],
    });
    expect((await nils(`/meetings/${meetingId}/recipients`)).status).toBe(403);
    await command(ben, { kind: 'close' });
    expect(await receivers()).toEqual(['finance@', 'kofi@', 'nils@']);
    await command(ben, { kind: 'reopen', reason: 'A name was wrong' });
    const closed = await command(ben, { kind: 'close' });
    expect(closed.body.minutes).toMatchObject({ version: 2, reason: 'A name was wrong' });
    expect(await receivers()).toEqual(['finance@', 'finance@', 'kofi@', 'kofi@', 'nils@', 'nils@']);
  });

  async function receivers(): Promise<string[]> {
    await app.call('/local/clock', { method: 'POST', body: { advance: 'PT1M' } });
    const { mails } = (await app.call('/local/outbox')).body as { mails: { to: string[] }[] };
    return mails.flatMap(({ to }) => to.map((one) => one.replace(/[^<]*<|tandem\.example>?$/gu, ''))).sort();
  }
});
