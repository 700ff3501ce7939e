import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { createChats, moveToWeekday, toShown } from '../../support/chat.ts';
import { textsOf } from '../../support/meeting-records.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

let app: TestApp;
let chats: ReturnType<typeof createChats>;
let ana: ApiCall;
let meetingId: string;
let seriesId: string;

beforeAll(async () => {
  app = await startTestApp();
  chats = createChats(app);
  await moveToWeekday(app, 1);
  ({ ana, meetingId, seriesId } = await openSampleMeeting(app));
  // The whole app starts, and on a busy machine that takes its time.
}, 90_000);
afterAll(() => app.close());

async function readCheckIn(personId: string): Promise<CheckIn> {
  const call = await app.signIn(personId);
  return (await call(`/meetings/${meetingId}/check-ins/${personId}`)).body;
}

async function listItems(): Promise<{ title: string; customers: string[] }[]> {
  return (await ana(`/meetings/${meetingId}`)).body.items;
}

/** A customer that no item of the agenda is about. */
async function findNewCustomer(): Promise<string> {
  const taken = (await listItems()).flatMap(({ customers }) => customers);
  const { customers } = (await ana(`/series/${seriesId}`)).body as { customers: string[] };
  return customers.find((one) => !taken.includes(one)) ?? '';
}

describe('instead of answering', () => {
  test('last week’s lines come below what was typed, however often it is pressed', async () => {
    const card = await chats.findCard('kofi', 'check-in.copy');
    const first = await chats.pressOn('kofi', card, 'check-in.copy', { wins: 'Typed before' });
    const { answers, state } = await readCheckIn('kofi');
    expect(state).toBe('draft');
    expect(answers.wins).toMatch(/^Typed before/u);
    expect(Object.values(answers).join('').length).toBeGreaterThan('Typed before'.length);
    expect(toShown(first)).toContain(JSON.stringify(answers.wins).slice(1, -1));
    await Promise.all(
      [1, 2, 3].map(() => chats.pressOn('kofi', card, 'check-in.copy', { wins: 'Typed before' })),
    );
    expect((await readCheckIn('kofi')).answers).toEqual(answers);
  });

  test('a look at the choices keeps what was typed, and so does a pause', async () => {
    const choices = await chats.press('mei', 'check-in.choices', { problems: 'Half a thought', wins: '' });
    expect(choices).toMatch(/instead/u);
    expect(await chats.press('mei', 'check-in.show')).toContain('"value":"Half a thought"');
    await chats.press('mei', 'check-in.choices', { problems: 'Half a thought' });
    const snoozed = await chats.press('mei', 'check-in.snooze', { for: 'hour', awayUntil: '', reason: '' });
    expect(snoozed).toMatch(/remind you/u);
    expect(snoozed).toContain('"value":"Half a thought"');
    expect(await readCheckIn('mei')).toMatchObject({ state: 'draft', snoozedUntil: expect.any(String) });
  });

  test('after the pause the check-in is brought once, below the card that reminds of it', async () => {
    const before = (await chats.listMessages('mei')).length;
    await chats.settle('PT61M');
    const daily = await chats.findCard('mei', 'check-in.bring');
    const answers = await Promise.all([1, 2, 3, 4].map(() => chats.pressOn('mei', daily, 'check-in.bring')));
    for (const answer of answers) expect(toShown(answer)).toMatch(/is below/u);
    await chats.settle();
    const messages = await chats.listMessages('mei');
    expect(messages).toHaveLength(before + 2);
    expect(messages.at(-2)?.id).toBe(daily.id);
    expect(JSON.stringify(messages.at(-1)?.card)).toContain('"value":"Half a thought"');
  });

  test('a colleague is asked in one’s place, once; one’s own answer still counts', async () => {
    await chats.press('tom', 'check-in.choices', { wins: 'A draft of mine' });
    const card = await chats.findCard('tom', 'check-in.hand-over');
    const nobody = await chats.pressOn('tom', card, 'check-in.hand-over', { substituteId: 'ben' });
    expect(toShown(nobody)).toMatch(/cannot be chosen/u);
    const four = await Promise.all(
      [1, 2, 3, 4].map(() => chats.pressOn('tom', card, 'check-in.hand-over', { substituteId: 'priya' })),
    );
    for (const answer of four) expect(toShown(answer)).toMatch(/Priya Nair is asked in your place/u);
    await chats.settle();
    const asked = await chats.findCard('priya', 'check-in.send');
    expect(textsOf(asked.card).join()).toMatch(/You answer for Tom Becker/u);
    expect(await readCheckIn('tom')).toMatchObject({ state: 'handed-over', substituteId: 'priya', round: 1 });
    expect(await chats.press('tom', 'check-in.edit')).toContain('"value":"A draft of mine"');
    await chats.press('tom', 'check-in.send', { wins: 'I found time' });
    const old = await chats.pressOn('tom', card, 'check-in.hand-over', { substituteId: 'lukas' });
    expect(toShown(old)).toMatch(/in another place[^]*I found time/u);
    expect(await readCheckIn('tom')).toMatchObject({ state: 'sent', substituteId: null });
  });

  test('who is away is left alone from today on, and the check-in is left out', async () => {
    await chats.press('diego', 'check-in.choices');
    const card = await chats.findCard('diego', 'check-in.away');
    const refused = await chats.pressOn('diego', card, 'check-in.away', { awayUntil: '' });
    expect(toShown(refused)).toMatch(/not a date/u);
    const { now } = (await app.call('/local/clock')).body as { now: string };
    const awayUntil = new Date(new Date(now).getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
    await Promise.all([1, 2, 3, 4].map(() => chats.pressOn('diego', card, 'check-in.away', { awayUntil })));
    expect(await readCheckIn('diego')).toMatchObject({ state: 'skipped', skipReason: 'away', round: 1 });
    const settings = (await (await app.signIn('diego'))('/me/settings')).body;
    expect(settings).toMatchObject({ awayFrom: now.slice(0, 10), awayUntil });
  });

  test('a reason stands where a check-in is left out, and typed words are kept', async () => {
    const yuki = await chats.findCard('yuki', 'check-in.send');
    await chats.pressOn('yuki', yuki, 'check-in.choices', { cares: 'Not yet sure' });
    const skipped = await chats.press('yuki', 'check-in.skip', { reason: 'On the *road*' });
    expect(skipped).toMatch(/nothing to report[^]*On the/u);
    expect(await chats.press('yuki', 'check-in.edit')).toContain('"value":"Not yet sure"');
    const again = await chats.press('yuki', 'check-in.skip', { cares: 'Other words' });
    expect(again).toMatch(/What you typed[^]*Other words/u);
  });
});

describe('the same customer on both sides', () => {
  test('makes one item for both, however often it is pressed, or nothing', async () => {
    const customer = await findNewCustomer();
    await chats.press('kofi', 'check-in.send', { wins: `${customer} signed` });
    const sent = await chats.press('chloe', 'check-in.send', { problems: `${customer} waits for a deck` });
    expect(sent).toContain(`Kofi Mensah mentioned ${customer}`);
    expect(sent).toContain('https://teams.microsoft.com/l/chat/0/0?users=');
    const card = await chats.findCard('chloe', 'check-in.together');
    await Promise.all([1, 2, 3, 4].map(() => chats.pressOn('chloe', card, 'check-in.together')));
    const together = (await listItems()).filter(({ title }) => title === customer);
    expect(together).toHaveLength(1);
    expect(await chats.press('chloe', 'check-in.edit')).not.toMatch(/mentioned/u);
    await chats.press('kofi', 'check-in.edit');
    expect(await chats.press('kofi', 'check-in.show')).toMatch(/Chloé Martin mentioned/u);
    expect(await chats.press('kofi', 'check-in.fine')).not.toMatch(/mentioned/u);
  });
});

/** Beyond every action of the sample company, and still a day on which something is promised. */
const farDate = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 10);

describe('the daily card', () => {
  test('ticks actions off and gives them another date, in place', async () => {
    const { startsAt } = (await ana(`/meetings/${meetingId}`)).body as { startsAt: string };
    const day = startsAt.slice(0, 10);
    const give = async (text: string): Promise<string> => {
      const body = { text, ownerId: 'kofi', dueOn: day };
      return (await ana(`/series/${seriesId}/actions`, { method: 'POST', body })).body.id;
    };
    const [one, other] = [await give('Send the price list'), await give('Call Fabrikam')];
    await chats.settle('P2D');
    const card = await chats.findCard('kofi', 'action.done');
    expect(JSON.stringify(card.card)).toMatch(/Send the price list[^]*Call Fabrikam/u);
    const none = await chats.pressOn('kofi', card, 'action.done', { actions: '' });
    expect(toShown(none)).toMatch(/at least one/u);
    const done = await chats.pressOn('kofi', card, 'action.done', { actions: one, dueOn: '' });
    expect(toShown(done)).not.toMatch(/Send the price list/u);
    expect(
      toShown(await chats.pressOn('kofi', card, 'action.due', { actions: other, dueOn: 'soon' })),
    ).toMatch(/not a date/u);
    const later = await chats.pressOn('kofi', card, 'action.due', { actions: other, dueOn: farDate });
    expect(toShown(later)).not.toMatch(/Call Fabrikam/u);
    const foreign = await chats.pressOn('kofi', card, 'action.done', { actions: 'nothing-of-the-kind' });
    expect(toShown(foreign)).toMatch(/no longer there/u);
    const { items } = (await ana(`/series/${seriesId}/actions?owner=kofi`)).body as {
      items: { id: string; state: string; dueOn: string }[];
    };
    expect(items.find(({ id }) => id === one)).toMatchObject({ state: 'done' });
    expect(items.find(({ id }) => id === other)).toMatchObject({ state: 'open', dueOn: farDate });
    await chats.settle();
    const edited = (await chats.listMessages('kofi')).find(({ id }) => id === card.id);
    expect(JSON.stringify(edited?.card)).not.toMatch(/Send the price list|Call Fabrikam/u);
  });
});
