import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../../shared/core/actor.ts';
import { checkCard } from '../../support/card-check.ts';
import { actionsOf, textsOf } from '../../support/meeting-records.ts';
import { meetingId, startTeamsApp, type TeamsApp } from '../../support/teams-app.ts';

let app: TeamsApp;

beforeAll(async () => {
  app = await startTeamsApp();
});
afterAll(() => app.close());

const bot = { id: '28:10ca1000-0000-4000-8000-000000000002', name: 'Tandem' };

/** An activity of Teams itself about a chat. */
async function tell(chatId: string, fields: object) {
  const chat = (await app.chats.findChat(chatId))!;
  const from = await app.core.repositories.people.find(chat.personIds[0]!);
  const activity = {
    id: app.core.newId(),
    channelId: 'msteams',
    serviceUrl: `${app.baseUrl}/local/connector/`,
    from: { id: `29:${from!.id}`, name: from!.name, aadObjectId: from!.objectId },
    recipient: bot,
    conversation: { id: chatId, conversationType: chat.type, tenantId: from!.tenantId, name: chat.name },
    ...fields,
  };
  return app.localChats.deliver(activity);
}

const removal = { type: 'conversationUpdate', membersRemoved: [bot] };

async function addPerson(id: string, isReachable: boolean) {
  const { people } = app.core.repositories;
  const { tenantId } = (await people.find('ana'))!;
  await people.remember({ tenantId, objectId: id, name: id.toUpperCase() }, id);
  if (isReachable) await addChat(id);
}

function addChat(id: string) {
  const chat = { id: `chat-${id}`, type: 'personal', name: id, personIds: [id] } as const;
  return app.localChats.installApp({ ...chat, personIds: [id] }, id);
}

/** Keys of the cards that were asked for and not sent yet; the jobs count as taken afterwards. */
async function takeRequests(): Promise<string[]> {
  const keys: string[] = [];
  const machineNow = app.core.clock.machineNow();
  const lease = { owner: 'test', machineNow, leaseMs: 1, busyLanes: [], kinds: ['send-card'], places: 1 };
  for (;;) {
    const [job] = await app.core.repositories.jobs.claim({ ...lease, now: app.core.clock.now() });
    if (job === undefined) return keys.sort();
    keys.push(job.key);
    await app.core.repositories.jobs.finish(job, lease.machineNow);
  }
}

describe('being added to a channel or chat', () => {
  test('posts nothing there and asks the one who added it, once', async () => {
    await takeRequests();
    const personIds = ['ana', 'ben', 'cem'];
    const chat = { id: 'sales-chat', type: 'groupChat', name: 'Sales', personIds } as const;
    await app.localChats.installApp({ ...chat, personIds }, 'ana');
    expect(await takeRequests()).toEqual(['start:sales-chat']);
    await app.localChats.installApp({ ...chat, personIds }, 'ana');
    await Promise.all([
      tell('sales-chat', { type: 'installationUpdate', action: 'add' }),
      tell('sales-chat', { type: 'installationUpdate', action: 'add' }),
    ]);
    expect(await app.chats.listMessages('sales-chat')).toEqual([]);
    const places = await app.core.places.list('cem');
    expect(places.map(({ id }) => id)).toContain('sales-chat');
  });

  test('asks nobody where the place has its series already', async () => {
    await takeRequests();
    await app.localChats.installApp((await app.chats.findChat('channel'))!, 'ben');
    expect(await takeRequests()).toEqual([]);
  });

  test('says how to begin, once, where the bot cannot write to the one who added it, and asks later', async () => {
    await addPerson('eve', false);
    const personIds = ['eve', 'ana'];
    const chat = { id: 'eves-chat', type: 'groupChat', name: 'Eve', personIds } as const;
    await app.localChats.installApp({ ...chat, personIds }, 'eve');
    await app.localChats.installApp({ ...chat, personIds }, 'eve');
    const messages = await app.chats.listMessages('eves-chat');
    expect(messages.map(({ text }) => text)).toEqual([expect.stringContaining('/tab/')]);
    await takeRequests();
    await addChat('eve');
    expect(await takeRequests()).toEqual(['start:eves-chat']);
  });

  test('reads the roster with addresses, and the time of the meeting that a chat belongs to', async () => {
    const personIds = ['ana', 'ben'];
    const meeting = { startsAt: '2026-12-01T13:30:00.000Z', lengthMinutes: 50 };
    const chat = { id: 'weekly', type: 'meeting', name: 'Our weekly', personIds, meeting } as const;
    await app.localChats.installApp({ ...chat, personIds }, 'ana');
    const place = await app.core.places.view('weekly', 'ana', 'en');
    expect(place).toMatchObject({
      isFromMeeting: true,
      proposal: { weekday: 2, time: '13:30', lengthMinutes: 50 },
    });
    expect((await app.core.repositories.people.find('ben'))?.email).toBe('ben@tandem.example');
  });
});

describe('a personal chat', () => {
  test('is greeted once, with help at hand', async () => {
    const [welcome, ...others] = await app.chats.listMessages('chat-eve');
    expect(others).toEqual([]);
    expect(checkCard(welcome!.card)).toEqual([]);
    expect(textsOf(welcome!.card).join()).toContain('To begin one, add me to the channel');
    expect(actionsOf(welcome!.card!)).toEqual(['command']);
  });

  test('asks a member without a department for it; the press counts once', async () => {
    await addPerson('fay', false);
    const person = {
      personId: 'fay',
      name: 'FAY',
      department: 'neither',
      role: 'member',
      acting: null,
    } as const;
    const command = { kind: 'add-people', people: [person] } as const;
    await app.core.commands.series({ id: 'series', actor: systemActor, command, commandId: 'fay' });
    await addChat('fay');
    const [welcome] = await app.chats.listMessages('chat-fay');
    const actions = welcome!.card!['actions'] as { title: string; verb: string; data: object }[];
    expect(actions.map(({ title }) => title)).toEqual(['Sales', 'Marketing', 'Neither', 'Help']);
    const choose = (at: number) => {
      const { verb, data } = actions[at]!;
      const action = { type: 'Action.Execute', verb, data: { ...data } } as const;
      return app.localChats.post('chat-fay', { from: 'fay', replyTo: welcome!.id, action });
    };
    const chosen = await choose(1);
    expect(textsOf(chosen.messages.at(-1)?.card).join()).toContain('You belong to Marketing');
    const again = await choose(0);
    expect(textsOf(again.messages.at(-1)?.card).join()).toContain('You belong to Marketing');
    const { state } = await app.core.queries.getSeries('series');
    expect(state.people.find(({ personId }) => personId === 'fay')?.department).toBe('marketing');
  });

  test('brings what waits as soon as the bot can write to the person', async () => {
    await tell('chat-cem', removal);
    const { conversations } = app.core.repositories;
    expect(await conversations.findPersonal('cem')).toBeNull();
    expect(await conversations.listReachable(['ana', 'cem'])).toEqual(['ana']);
    await takeRequests();
    const before = await app.chats.listMessages('chat-cem');
    await addChat('cem');
    expect(await conversations.findPersonal('cem')).toMatchObject({ id: 'chat-cem' });
    expect(await takeRequests()).toEqual([`check-in:${meetingId}:cem`]);
    expect(await app.chats.listMessages('chat-cem')).toEqual(before);
    await app.localChats.post('chat-cem', { from: 'cem', text: 'help' });
    expect(await takeRequests()).toEqual([]);
  });

  test('a channel from which the app was taken keeps its series and gets no cards', async () => {
    const { conversations } = app.core.repositories;
    await tell('channel', { type: 'installationUpdate', action: 'remove' });
    expect(await conversations.findOfSeries('series')).toBeNull();
    await app.localChats.installApp((await app.chats.findChat('channel'))!, 'ana');
    expect(await conversations.findOfSeries('series')).toMatchObject({ id: 'channel' });
    expect(app.errors).toEqual([]);
  });
});

describe('"Add to the joint agenda" in the menu of a message', () => {
  async function act(chatId: string, from: string, messageId: string) {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, messageId }),
    };
    const response = await fetch(`${app.baseUrl}/local/chats/${chatId}/message-action`, init);
    return (await response.json()) as { status: number; invokeResponse: { task: Task } };
  }
  interface Task {
    type: string;
    value: string & { title: string; card: { contentType: string; content: Record<string, unknown> } };
  }

  async function write(chatId: string, from: string, text: string): Promise<string> {
    return (await app.chats.addMessage(chatId, from, { text, card: null })).id;
  }

  test('proposes the words with the way back to the message, once', async () => {
    const text = '<p>Can we <b>talk</b> about prices &amp; discounts?</p>';
    const messageId = await write('channel', 'cem', text);
    const { invokeResponse } = await act('channel', 'dora', messageId);
    expect(invokeResponse.task.type).toBe('continue');
    const { content } = invokeResponse.task.value.card;
    expect(checkCard(content)).toEqual([]);
    expect(textsOf(content).join()).toContain('Can we talk about prices & discounts?');
    await act('channel', 'dora', messageId);
    const { meeting } = (await app.core.queries.readMeeting(meetingId))!;
    const found = meeting.items.filter(({ title }) => title.startsWith('Can we talk'));
    const link = `https://teams.example/l/message/channel/${messageId}`;
    expect(found).toEqual([
      expect.objectContaining({ origin: { kind: 'proposed', personId: 'dora', link } }),
    ]);
  });

  test('answers in words where nothing can be added', async () => {
    const empty = await act('channel', 'dora', await write('channel', 'cem', '<p> </p>'));
    expect(empty.invokeResponse.task).toEqual({
      type: 'message',
      value: expect.stringContaining('no words'),
    });
    const personal = await act('chat-eve', 'eve', await write('chat-eve', 'eve', 'Hello'));
    expect(personal.invokeResponse.task).toMatchObject({ type: 'message' });
    const value = { commandId: 'unknown', messagePayload: { id: '1', body: { content: 'x' } } };
    const unknown = await tell('channel', { type: 'invoke', name: 'composeExtension/submitAction', value });
    expect(unknown).toMatchObject({ status: 200, body: { task: { type: 'message' } } });
  });

  test('shortens what is too long for a title, and takes what was typed instead', async () => {
    const payload = { id: '2', linkToMessage: 'javascript:alert(1)', body: { content: 'y'.repeat(500) } };
    const invoke = (value: object) =>
      tell('channel', { type: 'invoke', name: 'composeExtension/submitAction', value });
    await invoke({ commandId: 'addToAgenda', messagePayload: payload });
    await invoke({ commandId: 'addToAgenda', messagePayload: payload, data: { title: 'My own words' } });
    const { meeting } = (await app.core.queries.readMeeting(meetingId))!;
    const long = meeting.items.find(({ title }) => title.startsWith('yyy'))!;
    expect(long.title).toHaveLength(300);
    expect(long.origin).toMatchObject({ link: null });
    expect(meeting.items.map(({ title }) => title)).toContain('My own words');
    expect(app.errors).toEqual([]);
  });
});
