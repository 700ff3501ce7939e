import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import type { ItemView } from '../../../shared/api/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { createChats, moveToWeekday, toShown } from '../../support/chat.ts';
import { toCount } from '../../support/count.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

// Two processes on one database: Ana works with the first one, Ben with the second.
let first: TestApp;
let second: TestApp;
let meetingId: string;
let ana: ApiCall;
let ben: ApiCall;

beforeAll(async () => {
  first = await startTestApp();
  await moveToWeekday(first, 1);
  ({ meetingId, ana } = await openSampleMeeting(first));
  second = await startTestApp({ beside: first });
  ben = await second.signIn('ben');
}, 90_000);
afterAll(async () => {
  await second.close();
  await first.close();
});

async function addItem(title: string): Promise<ItemView> {
  const { body } = await ana(`/meetings/${meetingId}/items`, { method: 'POST', body: { title } });
  return (body.items as ItemView[]).find((item) => item.title === title)!;
}

/** The item as it is stored, whatever the processes have in mind. */
async function readItem(id: string): Promise<ItemView> {
  const meeting = await first.app.core.repositories.meetingStore.find(meetingId);
  return meeting!.state.items.find((item) => item.id === id)!;
}

function edit(call: ApiCall, { id, version }: Pick<ItemView, 'id' | 'version'>, body: object) {
  const headers = { 'if-match': `"${version.toString()}"` };
  return call(`/meetings/${meetingId}/items/${id}`, { method: 'PATCH', body, headers });
}

describe('F15 two editors of one item', () => {
  test('of the same field: the second is refused with both texts, and nothing is overwritten', async () => {
    const seen = await addItem('Budget');
    expect((await edit(ana, seen, { title: 'Budget of the fair' })).status).toBe(200);
    const refused = await edit(ben, seen, { title: 'Budget 2027' });
    expect(refused).toMatchObject({
      status: 412,
      body: {
        type: 'urn:tandem:problem:edited-meanwhile',
        field: 'title',
        current: 'Budget of the fair',
        yours: 'Budget 2027',
        version: 2,
      },
    });
    expect(await readItem(seen.id)).toMatchObject({ title: 'Budget of the fair', version: 2 });
    // With what they have been shown before them they may decide.
    const version = refused.body.version as number;
    expect((await edit(ben, { ...seen, version }, { title: 'Budget 2027' })).status).toBe(200);
    expect(await readItem(seen.id)).toMatchObject({ title: 'Budget 2027', version: 3 });
  });

  test('of different fields: both are kept', async () => {
    const seen = await addItem('Stand at the fair');
    expect((await edit(ana, seen, { title: 'Stand in Lyon' })).status).toBe(200);
    expect((await edit(ben, seen, { notes: 'Number 12 is free.' })).status).toBe(200);
    expect((await edit(ana, seen, { plannedMinutes: 7 })).status).toBe(200);
    const after = { title: 'Stand in Lyon', notes: 'Number 12 is free.', plannedMinutes: 7, version: 4 };
    expect(await readItem(seen.id)).toMatchObject(after);
  });

  test('of two fields, one of which was changed: nothing of the second edit is kept', async () => {
    const seen = await addItem('Price list');
    await edit(ana, seen, { title: 'Price list 2027' });
    const refused = await edit(ben, seen, { notes: 'Ask Cem', title: 'Prices' });
    expect(refused).toMatchObject({ status: 412, body: { field: 'title' } });
    expect(await readItem(seen.id)).toMatchObject({ title: 'Price list 2027', notes: '' });
  });

  test('who takes an item off that was changed meanwhile is refused', async () => {
    const seen = await addItem('Old website');
    await edit(ana, seen, { notes: 'Still needed' });
    const headers = { 'if-match': `"${seen.version.toString()}"` };
    const refused = await ben(`/meetings/${meetingId}/items/${seen.id}`, { method: 'DELETE', headers });
    expect(refused).toMatchObject({ status: 412, body: { current: 'Old website', version: 2 } });
    expect(await readItem(seen.id)).toMatchObject({ notes: 'Still needed' });
  });

  test('at the same moment: exactly one is taken, and the other one is shown its text', async () => {
    const seen = await addItem('At the same moment');
    for (let round = 0; round < toCount(4, 200); round += 1) {
      const { version } = await readItem(seen.id);
      const texts = [`Ana ${round.toString()}`, `Ben ${round.toString()}`] as const;
      const answers = await Promise.all([
        edit(ana, { ...seen, version }, { title: texts[0] }),
        edit(ben, { ...seen, version }, { title: texts[1] }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const winner = texts[answers.findIndex(({ status }) => status === 200)]!;
      const loser = texts.find((text) => text !== winner);
      expect(answers.find(({ status }) => status === 412)?.body).toMatchObject({
        current: winner,
        yours: loser,
      });
      expect(await readItem(seen.id)).toMatchObject({ title: winner, version: version + 1 });
    }
  });

  test('at the same moment, of different fields: both are taken', async () => {
    const seen = await addItem('Two fields at the same moment');
    for (let round = 0; round < toCount(4, 200); round += 1) {
      const { version } = await readItem(seen.id);
      const [title, notes] = [`Title ${round.toString()}`, `Notes ${round.toString()}`];
      const answers = await Promise.all([
        edit(ana, { ...seen, version }, { title }),
        edit(ben, { ...seen, version }, { notes }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await readItem(seen.id)).toMatchObject({ title, notes, version: version + 2 });
    }
  });
});

describe('F15 one update, on a card and in the tab', () => {
  const toPath = (personId: string) => `/meetings/${meetingId}/check-ins/${personId}`;
  const put = async (call: ApiCall, personId: string, { version, wins }: { version: number; wins: string }) =>
    call(toPath(personId), {
      method: 'PUT',
      body: { state: 'sent', answers: { wins } },
      headers: { 'if-match': `"${version.toString()}"` },
    });
  const stored = async (personId: string): Promise<CheckIn> =>
    (await first.app.core.queries.findCheckIn(meetingId, personId))!.checkIn;

  test('sent from an old card after the tab: the card shows both, and what the tab sent stays', async () => {
    const chats = createChats(second);
    const card = await chats.findCard('kofi', 'check-in.send');
    const kofi = await first.signIn('kofi');
    const { version } = (await kofi(toPath('kofi'))).body as { version: number };
    expect((await put(kofi, 'kofi', { version, wins: 'Contoso signed' })).status).toBe(200);
    const refused = toShown(
      await chats.pressOn('kofi', card, 'check-in.send', { wins: 'Fabrikam signed too' }),
    );
    expect(refused).toMatch(/in another place/u);
    expect(refused).toContain('Contoso signed');
    expect(refused).toContain('Fabrikam signed too');
    expect(await stored('kofi')).toMatchObject({ answers: { wins: 'Contoso signed' }, round: 1 });
  });

  test('sent from an old tab after the card: the tab is told both, and what the card sent stays', async () => {
    const chloe = await first.signIn('chloe');
    const { version } = (await chloe(toPath('chloe'))).body as { version: number };
    const chats = createChats(second);
    await chats.press('chloe', 'check-in.send', { wins: 'Webinar: 80 guests' });
    const refused = await put(chloe, 'chloe', { version, wins: 'The webinar went well' });
    expect(refused).toMatchObject({
      status: 412,
      body: {
        current: { answers: { wins: 'Webinar: 80 guests' } },
        yours: { answers: { wins: 'The webinar went well' } },
      },
    });
    expect(await stored('chloe')).toMatchObject({ answers: { wins: 'Webinar: 80 guests' }, round: 1 });
  });

  test('at the same moment: one of the two stands, and the other one was told so', async () => {
    for (const personId of ['mei', 'tom', 'diego'].slice(0, toCount(1, 3))) {
      const chats = createChats(second);
      const card = await chats.findCard(personId, 'check-in.send');
      const call = await first.signIn(personId);
      const { version } = (await call(toPath(personId))).body as { version: number };
      const [put1, pressed] = await Promise.all([
        put(call, personId, { version, wins: 'From the tab' }),
        chats.pressOn(personId, card, 'check-in.send', { wins: 'From the card' }),
      ]);
      const { wins } = (await stored(personId)).answers;
      const shown = toShown(pressed);
      if (put1.status === 200) {
        expect([wins, shown]).toEqual(['From the tab', expect.stringMatching(/From the card/u)]);
        expect(shown).toMatch(/in another place/u);
      } else {
        expect([put1.status, wins]).toEqual([412, 'From the card']);
        expect(shown).not.toMatch(/in another place/u);
      }
      expect((await stored(personId)).round).toBe(1);
    }
  });
});
