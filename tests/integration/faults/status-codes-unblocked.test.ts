import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardSubject } from '../../../bot/app/ports.ts';
import { toCardKey } from '../../../bot/app/request-card.ts';
import { createSendCard } from '../../../bot/jobs/send-card.ts';
import { createWorker, type Worker } from '../../../bot/jobs/worker.ts';
import { meetingId, startTeamsApp, type TeamsApp } from '../../support/teams-app.ts';

const checkIn: CardSubject = { kind: 'check-in', seriesId: 'series', meetingId, personId: 'cem' };
const agenda: CardSubject = { kind: 'agenda', seriesId: 'series', meetingId };

let app: TeamsApp;
let worker: Worker;
beforeAll(async () => {
  app = await startTeamsApp();
  const { core, sender, render } = app;
  const sendCard = createSendCard({ ...core, sender, render, tenantSendsPerSecond: 1000 });
  const handlers = { 'send-card': sendCard };
  worker = createWorker({ ...core, jobs: core.repositories.jobs, handlers, random: () => 0 });
  await worker.drain();
});
afterAll(() => app.close());

const findCard = (subject: CardSubject) => app.core.repositories.cards.find(toCardKey(subject));
const countMessages = async (chatId: string) =>
  (await app.chats.listMessages(chatId)).filter(({ from, card }) => from === 'bot' && card !== null).length;

/** The connector refuses the next card that is asked for, and another one that is not even tried. */
async function block(subject: CardSubject, code: string): Promise<void> {
  app.connector.failNext({ status: 403, body: { error: { code, message: code } } });
  await app.core.requestCard(subject);
  await worker.drain();
  await app.core.requestCard(subject);
  await worker.drain();
  expect(await findCard(subject)).toMatchObject({ state: 'failed', activityId: null, reason: `403 ${code}` });
}

describe('F7 what waits until somebody is active or adds the app', () => {
  it('a check-in goes out when the person who had blocked the bot writes to it', async () => {
    const below: CardSubject = { ...checkIn, below: 'something' };
    const before = await countMessages('chat-cem');
    await block(below, 'ConversationBlockedByUser');
    expect(await app.core.repositories.conversations.findPersonal('cem')).toBeNull();
    expect(await countMessages('chat-cem')).toBe(before);
    await app.core.repositories.cards.change(toCardKey(checkIn), { activityId: null, sentHash: null });
    await app.localChats.post('chat-cem', { from: 'cem', text: 'help' });
    await worker.drain();
    // The answer, and the open check-in.
    expect(await countMessages('chat-cem')).toBe(before + 2);
    expect(await findCard(checkIn)).toMatchObject({ state: 'ok', activityId: expect.any(String) });
  });

  it('an agenda goes out when the app is added to the channel again', async () => {
    const before = await countMessages('channel');
    await block(agenda, 'BotNotInConversationRoster');
    expect(await app.core.repositories.conversations.findOfSeries('series')).toBeNull();
    const personIds = ['ana', 'ben', 'cem', 'dora'];
    await app.localChats.installApp({ id: 'channel', type: 'channel', name: 'x', personIds }, 'ana');
    await worker.drain();
    expect(await countMessages('channel')).toBe(before + 1);
    expect(await findCard(agenda)).toMatchObject({ state: 'ok', activityId: expect.any(String) });
  });
});
