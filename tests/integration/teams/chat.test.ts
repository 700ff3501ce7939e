import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toExecuteActivity } from '../../../bot/local/activities.ts';
import { checkCard } from '../../support/card-check.ts';
import { actionsOf, textsOf } from '../../support/meeting-records.ts';
import { meetingId, startTeamsApp, type TeamsApp } from '../../support/teams-app.ts';

let app: TeamsApp;

beforeAll(async () => {
  app = await startTeamsApp();
});
afterAll(() => app.close());

interface Answer {
  status: number;
  invokeResponse: { type: string; value: Record<string, unknown> } | null;
  messages: {
    id: string;
    from: string;
    text: string;
    card: Record<string, unknown> | null;
    editedAt: string | null;
  }[];
}

async function post(chatId: string, body: object): Promise<Answer> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`${app.baseUrl}/local/chats/${chatId}/messages`, init);
  return (await response.json()) as Answer;
}

function press(from: string, replyTo: string, verb: string, data: object, type = 'Action.Execute') {
  return post(`chat-${from}`, { from, replyTo, action: { type, verb, data: { ...data, verb } } });
}

/** The last message of an answer: the bot's. */
function lastOf({ messages }: Answer) {
  return messages.at(-1)!;
}

function findCheckIn(personId: string) {
  return app.core.queries.findCheckIn(meetingId, personId);
}

describe('writing to the bot', () => {
  test('greets once in each place, however often the app is added', async () => {
    const chat = await app.chats.findChat('chat-ben');
    await app.localChats.installApp(chat!, 'ben');
    const messages = await app.chats.listMessages('chat-ben');
    expect(messages.map(({ card }) => textsOf(card).join())).toEqual([
      expect.stringContaining('I am Tandem'),
    ]);
  });

  test('keeps the address of the chat and of the channel', async () => {
    const { conversations } = app.core.repositories;
    expect(await conversations.findPersonal('cem')).toMatchObject({ id: 'chat-cem', type: 'personal' });
    expect(await conversations.findOfSeries('series')).toMatchObject({ id: 'channel', type: 'channel' });
  });

  test('answers an unknown word with help, whose buttons work in place', async () => {
    const answer = await post('chat-cem', { from: 'cem', text: 'lunch?' });
    const help = lastOf(answer);
    expect(answer.status).toBe(200);
    expect(actionsOf(help.card!)).toEqual(['command', 'command']);
    const pressed = await press('cem', help.id, 'command', { command: 'agenda' });
    expect(pressed.messages).toHaveLength(1);
    expect(pressed.messages[0]).toMatchObject({ id: help.id, editedAt: expect.any(String) });
    expect(textsOf(lastOf(pressed).card).join()).toContain('Agenda for Thu, Nov 26');
  });

  test('gives the agenda in the channel, and the check-in only in the own chat', async () => {
    const agenda = await post('channel', { from: 'dora', text: '<at>Tandem</at> agenda' });
    expect(checkCard(lastOf(agenda).card)).toEqual([]);
    const checkIn = await post('channel', { from: 'dora', text: '<at>Tandem</at> check-in' });
    expect(lastOf(checkIn)).toMatchObject({
      from: 'bot',
      card: null,
      text: expect.stringContaining('our own chat'),
    });
  });

  test('tells somebody who is not asked what to do, and lets nobody into chats of others', async () => {
    expect(lastOf(await post('chat-ana', { from: 'ana', text: 'check-in' })).text).toContain('not asked');
    expect(await post('chat-ana', { from: 'cem', text: 'help' })).toMatchObject({
      status: 403,
      type: 'urn:tandem:problem:not-a-member',
    });
    expect(await post('nowhere', { from: 'cem', text: 'help' })).toMatchObject({ status: 404 });
    expect(await post('chat-cem', { from: 'cem', words: 'help' })).toMatchObject({ status: 400 });
  });
});

describe('the check-in card', () => {
  test('is replaced in place by what was sent; the same press again changes nothing', async () => {
    const form = lastOf(await post('chat-cem', { from: 'cem', text: 'check-in' }));
    expect(actionsOf(form.card!)).toEqual(['check-in.send', 'check-in.skip', 'check-in.choices']);
    const data = { meetingId, round: 0, wins: 'Contoso signed', asks: 'a price list?' };
    const sent = await press('cem', form.id, 'check-in.send', data);
    expect(sent).toMatchObject({
      status: 200,
      invokeResponse: { type: 'application/vnd.microsoft.card.adaptive' },
    });
    expect(sent.messages).toEqual([expect.objectContaining({ id: form.id, editedAt: expect.any(String) })]);
    expect(textsOf(lastOf(sent).card).join()).toMatch(
      /Sent by Cem Kaya[^]*Contoso signed[^]*to be discussed/u,
    );
    const again = await press('cem', form.id, 'check-in.send', data);
    expect(again.invokeResponse).toEqual(sent.invokeResponse);
    expect((await findCheckIn('cem'))?.checkIn.round).toBe(1);
  });

  test('can be edited, and an old copy shows what stands and what was typed', async () => {
    const card = lastOf(await post('chat-cem', { from: 'cem', text: 'check-in' }));
    const form = await press('cem', card.id, 'check-in.edit', { meetingId });
    expect(JSON.stringify(lastOf(form).card)).toContain('"value":"Contoso signed"');
    const old = await press('cem', card.id, 'check-in.send', {
      meetingId,
      round: 0,
      wins: 'Typed on an old copy',
    });
    const texts = textsOf(lastOf(old).card).join();
    expect(texts).toMatch(/another place[^]*Typed on an old copy[^]*Contoso signed/u);
    expect((await findCheckIn('cem'))?.checkIn.answers.wins).toBe('Contoso signed');
    const shown = await press('cem', card.id, 'check-in.show', { meetingId });
    expect(actionsOf(lastOf(shown).card!)).toContain('check-in.edit');
  });

  test('takes a legacy Submit, which edits the card', async () => {
    const form = lastOf(await post('chat-dora', { from: 'dora', text: 'check-in' }));
    const data = { meetingId, round: '0', activities: 'A fair' };
    const sent = await press('dora', form.id, 'check-in.send', data, 'Action.Submit');
    expect(sent).toMatchObject({ status: 200, invokeResponse: null });
    expect(sent.messages).toEqual([expect.objectContaining({ id: form.id, editedAt: expect.any(String) })]);
    expect(textsOf(lastOf(sent).card).join()).toContain('A fair');
  });

  test('four deliveries in parallel, then one under a new id, have one effect and the same answer', async () => {
    const [chat, from, before] = await Promise.all([
      app.chats.findChat('chat-dora'),
      app.core.repositories.people.find('dora'),
      findCheckIn('dora'),
    ]);
    const data = { meetingId, round: before!.checkIn.round, wins: 'Northwind' };
    const head = { chat: chat!, from, baseUrl: app.baseUrl, at: app.core.clock.now() };
    const pressed = { type: 'Action.Execute', verb: 'check-in.send', data };
    const deliver = (id: string) => app.localChats.deliver(toExecuteActivity({ ...head, id }, 'm', pressed));
    const answers = await Promise.all(['same', 'same', 'same', 'same'].map(deliver));
    answers.push(await deliver('another'));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect((await findCheckIn('dora'))?.checkIn.round).toBe(before!.checkIn.round + 1);
  });

  test('a refresh by the client only returns a card', async () => {
    const [chat, from, before] = await Promise.all([
      app.chats.findChat('chat-dora'),
      app.core.repositories.people.find('dora'),
      findCheckIn('dora'),
    ]);
    const head = { id: 'refresh', chat: chat!, from, baseUrl: app.baseUrl, at: app.core.clock.now() };
    const data = { meetingId, round: 1, wins: 'Sent by nobody' };
    const activity = toExecuteActivity(head, 'm', { type: 'Action.Execute', verb: 'check-in.send', data });
    const value = { ...(activity as { value: object }).value, trigger: 'automatic' };
    const messages = await app.chats.listMessages('chat-dora');
    const answer = await app.localChats.deliver({ ...activity, value });
    expect(answer).toMatchObject({ body: { type: 'application/vnd.microsoft.card.adaptive' } });
    expect((await findCheckIn('dora'))?.checkIn).toEqual(before?.checkIn);
    expect(await app.chats.listMessages('chat-dora')).toEqual(messages);
  });

  test('a press on somebody else’s card, one of bad data and one of no verb are answered in words', async () => {
    const card = lastOf(await post('chat-ana', { from: 'ana', text: 'help' }));
    const foreign = await press('ana', card.id, 'check-in.send', {
      meetingId,
      round: 1,
      personId: 'cem',
      wins: 'mine',
    });
    expect(foreign.invokeResponse?.type).toBe('application/vnd.microsoft.activity.message');
    const missing = await press('ana', card.id, 'check-in.show', { meetingId: '../series' });
    expect(textsOf(missing.invokeResponse?.value).join()).toContain('no longer there');
    const long = await press('cem', (await app.chats.listMessages('chat-cem')).at(-1)!.id, 'check-in.send', {
      meetingId,
      round: 1,
      wins: 'x'.repeat(2001),
    });
    expect(long.invokeResponse).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining('still in the card'),
    });
    const unknown = await press('ana', card.id, 'constructor', {});
    expect(unknown.invokeResponse?.value).toEqual(expect.stringContaining('can no longer be used'));
    expect(app.errors).toEqual([]);
  });
});
