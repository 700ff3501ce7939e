import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeetingView } from '../../../shared/api/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { openSampleMeeting } from '../../support/sample-meeting.ts';

interface Chat {
  type: string;
  messages: { card: { fallbackText: string } | null }[];
}

type ApiCall = Awaited<ReturnType<TestApp['signIn']>>;

let app: TestApp;
let ana: ApiCall;
let meetingId: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ ana, meetingId } = await openSampleMeeting(app));
}, 120_000);

afterAll(() => app.close());

const run = (kind: string) => ana(`/meetings/${meetingId}/commands`, { method: 'POST', body: { kind } });

describe('a meeting that is held before its agenda was due', () => {
  it('is not announced afterwards, and nobody is asked for an update of it any more', async () => {
    const { startsAt } = (await ana(`/meetings/${meetingId}`)).body as MeetingView;
    const mei = await app.signIn('mei');
    expect((await mei('/me/items')).body.checkIns).toMatchObject([{ meetingId, state: 'asked' }]);
    expect((await run('start')).status).toBe(200);
    expect((await run('close')).body.state).toBe('closed');
    await app.moveTo(startsAt);
    expect((await ana(`/meetings/${meetingId}`)).body.agendaPostedAt).toBeNull();
    expect((await mei('/me/items')).body.checkIns).toEqual([]);
    const { chats } = (await app.call('/local/people/ana/chats')).body as { chats: Chat[] };
    const messages = chats.find(({ type }) => type === 'channel')?.messages ?? [];
    const announced = messages.flatMap(({ card }) => card?.fallbackText ?? []);
    expect(announced).toEqual([expect.stringContaining('Minutes')]);
  });
});

describe('the clock of local mode', () => {
  it.each([
    [{ advance: 'P900000Y' }, 400],
    [{ advance: 'P500D' }, 400],
    [{ advance: '-PT1H' }, 409],
    [{ now: '2001-01-01T00:00:00Z' }, 409],
    [{ now: 'tomorrow' }, 400],
  ])('refuses %j with %i', async (body, status) => {
    expect((await app.post('/local/clock', body)).status).toBe(status);
  });
});
