import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../../shared/core/actor.ts';
import { checkCard } from '../../support/card-check.ts';
import { actionsOf, textsOf, toSeries } from '../../support/meeting-records.ts';
import { meetingId, startTeamsApp, type TeamsApp } from '../../support/teams-app.ts';

let app: TeamsApp;

beforeAll(async () => {
  app = await startTeamsApp();
});
afterAll(() => app.close());

interface Said {
  id: string;
  text: string;
  card: Record<string, unknown> | null;
  invokeResponse: { type: string; value: unknown } | null;
}

async function post(chatId: string, body: object): Promise<Said> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`${app.baseUrl}/local/chats/${chatId}/messages`, init);
  const answer = (await response.json()) as { messages: Said[] } & Pick<Said, 'invokeResponse'>;
  const { invokeResponse } = answer;
  // Words that answer a press are shown beside the card, and are no message.
  const { id = '', text = '', card = null } = answer.messages.at(-1) ?? {};
  return { id, card, invokeResponse, text: [text, ...textsOf(card)].join('\n') };
}

/** What the bot answers in the own chat. */
const say = (from: string, text: string) => post(`chat-${from}`, { from, text });
/** What it answers in the channel. */
const call = (from: string, text: string) => post('channel', { from, text: `<at>Tandem</at> ${text}` });

function press(chatId: string, from: string, { card, id }: Said, index = 0) {
  const { verb, data } = (card!['actions'] as { verb: string; data: object }[])[index]!;
  return post(chatId, { from, replyTo: id, action: { type: 'Action.Execute', verb, data } });
}

async function titlesOf(): Promise<string[]> {
  const { meeting } = (await app.core.queries.readMeeting(meetingId))!;
  return meeting.items.map(({ title }) => title);
}

async function actionsOfPerson(personId: string) {
  const found = await app.core.repositories.actions.listOpenOf(personId);
  return found.map(({ state }) => state);
}

describe('add', () => {
  test('puts the words as they were typed on the agenda, in the channel and in the own chat', async () => {
    const said = await call('dora', 'ADD  Price List: Étude\nfor CONTOSO?');
    expect(said.text).toContain('Price List: Étude');
    expect(said.text).toContain('Sales and Marketing for Thu, Nov 26');
    expect(checkCard(said.card)).toEqual([]);
    await say('cem', 'add 価格表');
    expect(await titlesOf()).toEqual(expect.arrayContaining(['Price List: Étude\nfor CONTOSO?', '価格表']));
  });

  test('is taken back by the one who wrote it, once, and by nobody of the same rank', async () => {
    const said = await call('dora', 'add Taken back');
    expect(actionsOf(said.card!)).toEqual(['item.undo']);
    const other = await press('channel', 'cem', said);
    expect(other.invokeResponse).toMatchObject({ value: expect.stringContaining('role') });
    expect(await titlesOf()).toContain('Taken back');
    const undone = await press('channel', 'dora', said);
    expect(undone.text).toContain('no longer on the agenda');
    expect(await titlesOf()).not.toContain('Taken back');
    const replay = { verb: 'item.undo', data: (said.card!['actions'] as { data: object }[])[0]!.data };
    const body = { from: 'dora', replyTo: said.id, action: { type: 'Action.Execute', ...replay } };
    expect((await post('channel', body)).text).toContain('no longer on the agenda');
  });

  test('has one effect however often it is written', async () => {
    await Promise.all([say('cem', 'add Twice'), say('cem', 'add Twice'), say('cem', 'add Twice')]);
    expect((await titlesOf()).filter((title) => title === 'Twice')).toHaveLength(1);
  });

  test('says what to do where it cannot be done', async () => {
    expect((await say('cem', 'add')).text).toContain('add Price list for Contoso');
    expect((await say('cem', `add ${'x'.repeat(301)}`)).text).toContain('at most 300');
    await lock('lock');
    expect((await say('cem', 'add Too late')).text).toContain('locked');
    await lock('unlock');
    expect(await titlesOf()).not.toContain('Too late');
  });

  async function lock(kind: 'lock' | 'unlock') {
    const records = (await app.core.queries.readMeeting(meetingId))!;
    const actor = { kind: 'person', personId: 'ana', role: 'chair', department: 'sales' } as const;
    await app.core.commandMeeting({ records, actor, request: { kind }, commandId: kind });
  }
});

describe('action', () => {
  test('goes to the one mentioned, with a plain date', async () => {
    const said = await call('cem', 'action @Dora send the Deck by Friday');
    expect(said.text).toContain('Dora Lind');
    expect(said.text).toContain('Fri, Nov 27');
    expect(await actionsOfPerson('dora')).toEqual([
      expect.objectContaining({ text: 'send the Deck', dueOn: '2026-11-27', source: { kind: 'direct' } }),
    ]);
  });

  test('goes to the one mentioned as Teams writes it', async () => {
    const said = await call('cem', 'action <at>Ben Vogel</at> ask Dora Lind by 2026-12-04');
    expect(said.text).toContain('Ben Vogel');
    expect(await actionsOfPerson('ben')).toEqual([
      expect.objectContaining({ text: 'ask Dora Lind', dueOn: '2026-12-04' }),
    ]);
  });

  test('is the writer’s own without a mention, and is written down once', async () => {
    await say('cem', 'actoin call Contoso');
    await say('cem', 'action call Contoso');
    expect(await actionsOfPerson('cem')).toEqual([
      expect.objectContaining({ text: 'call Contoso', dueOn: null }),
    ]);
  });

  test('says so where nobody is meant, and how to write it', async () => {
    expect((await say('cem', 'action @Zoe call')).text).toContain('“Zoe”');
    expect((await say('cem', 'action')).text).toContain('by Friday');
    expect((await say('cem', `action ${'x'.repeat(501)}`)).text).toContain('at most 500');
  });
});

describe('win', () => {
  test('goes into the draft of a representative, and an old card is brought up to date', async () => {
    expect((await say('cem', 'win Contoso signed, 120k')).text).toContain('not sent yet');
    await say('cem', 'win Contoso signed, 120k');
    const found = await app.core.queries.findCheckIn(meetingId, 'cem');
    expect(found?.checkIn).toMatchObject({ state: 'draft', answers: { wins: 'Contoso signed, 120k' } });
    // Once when it was asked for, and once for each time that the win was told.
    expect((await findJob(`check-in:${meetingId}:cem`))?.wanted).toBe(3);
  });

  test('is sent again with an update that was sent', async () => {
    const answer = { state: 'sent', answers: { wins: 'Northwind' } } as const;
    await app.core.answerCheckIn({ meetingId, personId: 'dora', answer, commandId: 'sent' });
    expect((await call('dora', 'win Fabrikam')).text).toContain('sent again');
    const found = await app.core.queries.findCheckIn(meetingId, 'dora');
    expect(found?.checkIn.entries.map(({ text }) => text)).toEqual(['Northwind', 'Fabrikam']);
  });

  test('of everybody else is an item among the wins', async () => {
    expect((await say('ana', 'win Litware renewed')).text).toContain('among the wins');
    const { meeting } = (await app.core.queries.readMeeting(meetingId))!;
    expect(meeting.items.find(({ title }) => title === 'Litware renewed')).toMatchObject({
      section: 'wins',
      presenterId: 'ana',
    });
    expect((await say('ana', 'win')).text).toContain('win Contoso signed');
  });

  async function findJob(key: string) {
    const machineNow = app.core.clock.machineNow();
    const lease = {
      owner: 'test',
      machineNow,
      leaseMs: 60_000,
      busyLanes: [],
      kinds: ['send-card'],
      places: 1,
    };
    for (;;) {
      const [job] = await app.core.repositories.jobs.claim({ ...lease, now: app.core.clock.now() });
      if (job === undefined || job.key === key) return job ?? null;
    }
  }
});

describe('looking something up', () => {
  test('my items: everything in the own chat, no check-in where others read along', async () => {
    const own = await say('cem', 'my items');
    expect(own.text).toContain('Check-in for Thu, Nov 26');
    expect(own.text).toContain('call Contoso');
    expect(checkCard(own.card)).toEqual([]);
    const shared = await call('cem', 'my items');
    expect(shared.text).toContain('call Contoso');
    expect(shared.text).not.toContain('Check-in');
    expect((await say('ana', 'my items')).text).toContain('Nothing is waiting');
  });

  test('next: when it is, in the person’s zone where they have set one', async () => {
    expect((await call('cem', 'next')).text).toContain('Thu, Nov 26, 10:00 AM GMT+1');
    const edit = { zone: 'America/New_York' };
    await app.core.personSettings.change({ personId: 'cem', edit, commandId: 'zone' });
    expect((await say('cem', 'next')).text).toContain('4:00 AM EST');
    expect((await call('cem', 'next')).text).toContain('10:00 AM GMT+1');
  });

  test('update, history and agreement before anything was closed say so', async () => {
    expect((await say('cem', 'update')).text).toContain('no minutes yet');
    const history = await say('cem', 'history Contoso');
    expect(history.text).toContain('Nothing was found');
    expect(actionsOf(history.card!)).toEqual(['Action.OpenUrl']);
    expect((await say('cem', 'agreement')).text).toContain('No decision');
  });

  test('settings, help and an unknown word lead on', async () => {
    const settings = await say('cem', 'settings');
    expect(settings.card!['actions']).toEqual([
      expect.objectContaining({ url: expect.stringContaining('/tab/settings') }),
    ]);
    expect((await call('cem', 'help')).text).toContain('my items');
    expect((await say('cem', 'lunch?')).text).toContain('did not understand');
  });
});

describe('who asks where', () => {
  test('somebody outside of the series is told nothing about it', async () => {
    await addPerson('eve', 'Eve Hall');
    const chat = await app.chats.findChat('channel');
    await app.chats.putChat({ ...chat!, personIds: [...chat!.personIds, 'eve'] });
    for (const text of ['agenda', 'history Contoso', 'my items', 'add Mine', 'win Mine', 'next']) {
      for (const said of [await say('eve', text), await call('eve', text)]) {
        expect(said.text).toContain('not in a weekly meeting yet');
      }
    }
    expect(await titlesOf()).not.toContain('Mine');
  });

  test('a chat that belongs to no series shows nothing of another one', async () => {
    const personIds = ['ana', 'cem', 'eve'];
    await app.localChats.installApp({ id: 'lunch', type: 'groupChat', name: 'Lunch', personIds }, 'ana');
    const said = await post('lunch', { from: 'ana', text: '<at>Tandem</at> agenda' });
    expect(said.text).toContain('no weekly meeting of its own');
  });

  test('somebody in two series is asked which one is meant', async () => {
    const second = toSeries({ id: 'second', name: 'Second series', tenantId: toSeries().tenantId });
    const command = { kind: 'create', series: second } as const;
    await app.core.commands.series({ id: 'second', actor: systemActor, command, commandId: 'second' });
    await app.core.commands.idle();
    const asked = await say('ben', 'add For both');
    expect(actionsOf(asked.card!)).toEqual(['command', 'command']);
    expect(await titlesOf()).not.toContain('For both');
    const names = (asked.card!['actions'] as { title: string }[]).map(({ title }) => title);
    const said = await press('chat-ben', 'ben', asked, names.indexOf('Sales and Marketing'));
    expect(said.text).toContain('For both');
    expect(await titlesOf()).toContain('For both');
    expect(app.errors).toEqual([]);
  });

  async function addPerson(id: string, name: string) {
    const { people } = app.core.repositories;
    const { tenantId } = (await people.find('ana'))!;
    await people.remember({ tenantId, objectId: id, name }, id);
    await app.localChats.installApp({ id: `chat-${id}`, type: 'personal', name, personIds: [id] }, id);
  }
});
