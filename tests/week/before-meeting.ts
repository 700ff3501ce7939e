import { cardsOf, findButton } from './cards.ts';
import type { ChatMessage } from './entrances.ts';
import { channel, check, latestCard, personalChat, press, remember, type Week } from './week.ts';

/** The clock comes to Tuesday 09:00: every representative has one card, and nothing has happened before. */
export async function openCheckIn(week: Week): Promise<void> {
  const { entrances, calendar, company, meetingId } = week;
  const { ran } = await entrances.setClock(calendar.at(-2, '09:00'));
  const opened = ran.filter(({ kind }) => kind === 'check-in-opens').map(({ at }) => at);
  check(
    week,
    opened.join() === calendar.at(-2, '09:00'),
    `the check-in opens once, on Tuesday at 09:00: ${opened.join()}`,
  );
  // Cards go out no faster than Teams allows, on the product's clock.
  await entrances.advance('PT1M');
  const meeting = await entrances.meeting('ana', meetingId);
  check(week, meeting.state === 'open', 'the meeting is open once its check-in is');
  for (const { id, role } of company.people) {
    const cards = cardsOf(await personalChat(week, id), 'check-in').length;
    const wanted = role === 'representative' ? 1 : 0;
    check(week, cards === wanted, `${id} has ${cards} check-in cards on Tuesday, and ${wanted} in the plan`);
  }
}

/** Tuesday: three answer in the chat, one in the tab; a member proposes an item, another one asks for help. */
export async function answerCheckIns(week: Week): Promise<void> {
  const { entrances, calendar, meetingId } = week;
  await entrances.setClock(calendar.at(-2, '09:20'));
  await answerAndEdit(week);
  await pressFourTimes(week);
  await skip(week);
  await entrances.setClock(calendar.at(-2, '11:00'));
  await answerInTab(week);
  await entrances.addItem('priya', meetingId, 'Price list for Contoso');
  const chat = await personalChat(week, 'lukas');
  remember(week, await entrances.say(chat.id, 'lukas', 'what can you do?'));
}

/** Kofi sends, sees what he sent in the same place, edits it and sends it again. */
async function answerAndEdit(week: Week): Promise<void> {
  const first = {
    activities: 'Second visit to Northwind',
    wins: 'Tailspin Toys booked a second demo',
    asks: 'One page on our prices for retailers',
  };
  await send(week, 'kofi', first);
  const sent = await ownCard(week, 'kofi');
  check(
    week,
    findButton(sent, 'check-in.send') === null,
    'Kofi’s card shows what he sent, in the place of the form',
  );
  const edit = findButton(sent, 'check-in.edit');
  check(week, edit !== null, 'Kofi’s sent card has a button to edit it');
  await press(week, 'kofi', { message: sent, verb: 'check-in.edit', data: edit?.data ?? {} });
  await send(week, 'kofi', { ...first, problems: 'Litware waits for our contract: who can speed it up?' });
  await expectRound(week, 'kofi', 2);
}

/** Mei’s finger trembles. */
async function pressFourTimes(week: Week): Promise<void> {
  const message = await ownCard(week, 'mei');
  const typed = {
    activities: 'Fabrikam: talked with two members of the board',
    concerns: 'Contoso asks about our plans for next year: what may we say?',
  };
  const data = { ...findButton(message, 'check-in.send')?.data, ...typed };
  const presses = Array.from({ length: 4 }, () =>
    press(week, 'mei', { message, verb: 'check-in.send', data }),
  );
  const statuses = (await Promise.all(presses)).map(({ status }) => status);
  check(
    week,
    statuses.join() === '200,200,200,200',
    `each of Mei’s four presses is answered: ${statuses.join()}`,
  );
  await expectRound(week, 'mei', 1);
}

async function skip(week: Week): Promise<void> {
  const message = await ownCard(week, 'tom');
  const button = findButton(message, 'check-in.skip');
  await press(week, 'tom', { message, verb: 'check-in.skip', data: { ...button?.data } });
}

async function answerInTab({ entrances, meetingId }: Week): Promise<void> {
  const asked = await entrances.checkIn('chloe', meetingId, 'chloe');
  const answers = {
    activities: 'Two pages of the website are new',
    asks: 'Numbers of the trial at Fabrikam for a case study',
  };
  await entrances.putCheckIn('chloe', asked, { state: 'sent', answers });
}

/** Wednesday 10:00: one agenda in the channel. Yuki answers afterwards, and the same card is brought up to date. */
export async function postAgenda(week: Week): Promise<void> {
  const { entrances, calendar, meetingId } = week;
  await entrances.setClock(calendar.at(-1, '10:00'));
  await entrances.advance('PT1M');
  const posted = await entrances.meeting('yuki', meetingId);
  check(
    week,
    posted.agendaPostedAt === calendar.at(-1, '10:00'),
    'the agenda is posted a day before, at 10:00',
  );
  check(week, cardsOf(await channel(week), 'agenda').length === 1, 'one agenda card stands in the channel');
  await entrances.setClock(calendar.at(-1, '15:00'));
  const question = 'The stand at the trade fair costs more than planned: do we still go?';
  await send(week, 'yuki', { activities: 'Deck for retailers: four of six slides', problems: question });
  await entrances.advance('PT1M');
  const card = latestCard(await channel(week), 'agenda');
  check(week, card.editedAt !== null, 'the agenda card is edited in place after a late answer');
  check(week, JSON.stringify(card.card).includes(question), 'the agenda card shows the late question');
  const items = (await entrances.meeting('ana', meetingId)).items.filter(({ late }) => late);
  check(
    week,
    items.map(({ title }) => title).join() === question,
    'the late question, and nothing else, is marked late',
  );
}

async function send(week: Week, personId: string, typed: Record<string, string>): Promise<void> {
  const message = await ownCard(week, personId);
  const button = findButton(message, 'check-in.send');
  check(week, button !== null, `${personId}’s card has a button to send it`);
  await press(week, personId, { message, verb: 'check-in.send', data: { ...button?.data, ...typed } });
}

async function ownCard(week: Week, personId: string): Promise<ChatMessage> {
  return latestCard(await personalChat(week, personId), 'check-in');
}

async function expectRound(week: Week, personId: string, round: number): Promise<void> {
  const checkIn = await week.entrances.checkIn(personId, week.meetingId, personId);
  check(
    week,
    checkIn.round === round,
    `${personId}’s check-in was sent ${round} times, not ${checkIn.round}`,
  );
}
