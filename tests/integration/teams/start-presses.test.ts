import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { createChats, moveToWeekday, toShown, type ChatMessage } from '../../support/chat.ts';
import { textsOf } from '../../support/meeting-records.ts';
import type { ApiCall } from '../../support/sample-meeting.ts';

/** Two leaders begin, then leave out the first meeting: each test goes on where the one before ended. */
let app: TestApp;
let chats: ReturnType<typeof createChats>;
let chatId: string;
let ids: Record<'ana' | 'ben' | 'cem' | 'dora', string>;
let ana: ApiCall;

beforeAll(async () => {
  app = await startTestApp();
  chats = createChats(app);
  // A Wednesday, so that the first meeting is far enough away for nobody to be asked at once.
  await moveToWeekday(app, 3);
  const company = {
    people: ['Ana Ruiz', 'Ben Vogel', 'Cem Kaya', 'Dora Lind'],
    chat: { type: 'channel', name: 'Both of us' },
    addedBy: 'Ana Ruiz',
  };
  const made = (await app.post('/local/company', company)).body;
  chatId = made.chatId;
  const [one, two, three, four] = (made.people as { id: string }[]).map(({ id }) => id);
  ids = { ana: one!, ben: two!, cem: three!, dora: four! };
  ana = await app.signIn(ids.ana);
  await chats.settle();
  // The whole app starts, and on a busy machine that takes its time.
}, 90_000);
afterAll(() => app.close());

const listChannel = () => chats.listMessages(ids.ana, chatId);
const toTexts = (messages: readonly ChatMessage[]) => messages.map(({ card }) => textsOf(card).join('\n'));

function toProposal(more: object = {}) {
  return {
    weekday: '4',
    time: '10:00',
    lengthMinutes: '45',
    zone: 'Europe/Berlin',
    firstDepartment: 'Sales',
    secondDepartment: 'Marketing',
    ownDepartment: 'first',
    otherChairId: ids.ben,
    firstRepresentatives: ids.cem,
    secondRepresentatives: ids.dora,
    commitment: 'We meet every week. We answer. We keep what we agree on.',
    ...more,
  };
}

test('a form that is not filled well is answered in words, and nothing happens', async () => {
  const card = await chats.findCard(ids.ana, 'start.propose');
  const wrong: [object, RegExp][] = [
    [{ otherChairId: '' }, /at least one/u],
    [{ otherChairId: ids.ana }, /somebody else than yourself|list/u],
    [{ firstDepartment: ' ' }, /Fill this in/u],
    [{ zone: 'Europe/Berlim' }, /time zone is not known/u],
    [{ time: 'ten' }, /hours and minutes/u],
    [{ commitment: '' }, /Fill this in/u],
    [{ weekday: '9' }, /outside of what is possible/u],
  ];
  for (const [inputs, expected] of wrong) {
    const answer = await chats.pressOn(ids.ana, card, 'start.propose', toProposal(inputs));
    expect(toShown(answer)).toMatch(expected);
  }
  expect((await ana('/series')).body.items).toEqual([]);
});

test('the other leader is asked once, and nobody else hears of it', async () => {
  const card = await chats.findCard(ids.ana, 'start.propose');
  const four = await Promise.all(
    [1, 2, 3, 4].map(() => chats.pressOn(ids.ana, card, 'start.propose', toProposal())),
  );
  for (const answer of four) expect(toShown(answer)).toMatch(/Waiting for Ben Vogel/u);
  await chats.settle();
  const asked = (await chats.listMessages(ids.ben)).filter(({ card: one }) =>
    JSON.stringify(one).includes('start.join'),
  );
  expect(asked).toHaveLength(1);
  expect(toTexts(asked)[0]).toMatch(/Ana Ruiz asks you[^]*Thursday, 10:00[^]*Cem Kaya, Dora Lind/u);
  expect(await listChannel()).toEqual([]);
});

test('"not now" reaches the one who asked, who asks again; an old answer counts no more', async () => {
  const old = await chats.findCard(ids.ben, 'start.not-now');
  const said = await chats.pressOn(ids.ben, old, 'start.not-now', {
    reason: 'After the *fair*',
    commitment: 'x',
  });
  expect(toShown(said)).toMatch(/You said: not now/u);
  await chats.settle();
  const again = await chats.findCard(ids.ana, 'start.ask-again');
  expect(textsOf(again.card).join('\n')).toMatch(/Ben Vogel says: not now\n“After the \*fair\*”/u);
  const stranger = { from: ids.ben, replyTo: old.id };
  const action = { type: 'Action.Execute', verb: 'start.ask-again', data: again.card };
  expect((await app.post(`/local/chats/chat-${ids.ben}/messages`, { ...stranger, action })).status).toBe(200);
  await chats.settle();
  await Promise.all([1, 2].map(() => chats.pressOn(ids.ana, again, 'start.ask-again')));
  expect(toShown(await chats.pressOn(ids.ben, old, 'start.not-now', { reason: 'Old' }))).not.toMatch(
    /You said/u,
  );
  await chats.settle();
  expect(textsOf((await chats.findCard(ids.ben, 'start.join')).card).join()).toMatch(/asks you to meet/u);
  expect(await listChannel()).toEqual([]);
});

test('joining posts one card to the channel, signed by both, and nothing before', async () => {
  const card = await chats.findCard(ids.ben, 'start.join');
  const inputs = { commitment: 'We answer within two days.', weekday: '2', time: '14:00' };
  const bad = await chats.pressOn(ids.ben, card, 'start.join', { ...inputs, weekday: '0' });
  expect(toShown(bad)).toMatch(/outside of what is possible/u);
  const four = await Promise.all([1, 2, 3, 4].map(() => chats.pressOn(ids.ben, card, 'start.join', inputs)));
  for (const answer of four) expect(toShown(answer)).toMatch(/You have joined/u);
  await chats.settle();
  const posted = toTexts(await listChannel());
  expect(posted).toHaveLength(1);
  expect(posted[0]).toMatch(/Ana Ruiz and Ben Vogel: how we will work together[^]*within two days/u);
  expect(posted[0]).toMatch(/Signed by Ana Ruiz[^]*Signed by Ben Vogel[^]*Tuesday, 14:00/u);
  const own = await chats.listMessages(ids.ana);
  expect(toTexts(own).join()).toMatch(/Ben Vogel has joined\nFirst meeting: Tue/u);
  expect(toShown(await chats.pressOn(ids.ben, card, 'start.not-now', { reason: 'Too late' }))).toMatch(
    /You have joined/u,
  );
});

async function readMeeting(): Promise<Meeting> {
  const { items } = (await ana('/series')).body as { items: { id: string }[] };
  const { currentMeetingId } = (await ana(`/series/${items[0]!.id}`)).body as { currentMeetingId: string };
  return (await ana(`/meetings/${currentMeetingId}`)).body;
}

test('both leaders leave out a meeting that nothing needs; the channel hears of it, not of the question', async () => {
  const { id, checkInOpensAt, agendaPostsAt, startsAt } = await readMeeting();
  await app.moveTo(checkInOpensAt);
  await chats.settle();
  await chats.press(ids.cem, 'check-in.skip');
  await app.moveTo(agendaPostsAt);
  await chats.settle();
  const [mine, his] = await Promise.all([
    chats.findCard(ids.ana, 'offer.not-needed'),
    chats.findCard(ids.ben, 'offer.not-needed'),
  ]);
  expect(textsOf(mine.card).join()).toMatch(/45 minutes × 4 people back/u);
  const four = await Promise.all([1, 2, 3, 4].map(() => chats.pressOn(ids.ana, mine, 'offer.not-needed')));
  for (const answer of four) expect(toShown(answer)).toMatch(/unless Ben Vogel would too/u);
  expect((await ana(`/meetings/${id}`)).body.state).toBe('open');
  const foreign = { type: 'Action.Execute', verb: 'offer.not-needed', data: { meetingId: id } };
  const replyTo = (await chats.listMessages(ids.cem)).at(-1)!.id;
  const refused = await app.post(`/local/chats/chat-${ids.cem}/messages`, {
    from: ids.cem,
    replyTo,
    action: foreign,
  });
  expect(toShown(refused)).toMatch(/does not allow that/u);
  await chats.settle();
  expect(textsOf((await chats.findCard(ids.ben, 'offer.keep')).card).join()).toMatch(
    /Ana Ruiz would leave it out/u,
  );
  expect(toShown(await chats.pressOn(ids.ben, his, 'offer.not-needed'))).toMatch(/left out: both leaders/u);
  await chats.settle();
  const channel = toTexts(await listChannel()).join('\n');
  expect(channel).toMatch(/No meeting on[^]*The next meeting is/u);
  expect(channel).not.toMatch(/Not needed|would leave it out/u);
  expect(toTexts(await chats.listMessages(ids.cem)).at(-1)).toMatch(/left out: both leaders/u);
  expect(toShown(await chats.pressOn(ids.ben, his, 'offer.keep'))).toMatch(/left out: both leaders/u);
  expect(startsAt > agendaPostsAt).toBe(true);
});
