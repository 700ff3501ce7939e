import type { ItemView, MeetingView } from '../../shared/api/views.ts';
import { cardsOf, findButton } from './cards.ts';
import { channel, check, latestCard, personalChat, type Week } from './week.ts';

/** Who runs the meeting. */
const chair = 'ben';

/** Thursday 10:00: Ben runs the meeting in the tab, and sends the minutes. */
export async function holdMeeting(week: Week): Promise<void> {
  const { entrances, calendar, meetingId } = week;
  await entrances.setClock(calendar.at(0, '10:01'));
  await command(week, { kind: 'start' });
  await expectClosedCard(week);
  await next(week, 'wins');
  await next(week, 'One page on our prices for retailers');
  await talkAboutSales(week);
  await talkAboutMarketing(week);
  await talkAboutLastWeek(week);
  await entrances.advance('PT1M');
  const ended = await command(week, { kind: 'end' });
  check(week, ended.state === 'ended', 'the meeting has ended');
  // Diego was not there: he gets the minutes by mail, and nobody else does.
  await command(week, { kind: 'set-attendance', personId: 'diego', state: 'absent' });
  const closed = await command(week, { kind: 'close' });
  check(week, closed.state === 'closed' && closed.minutes?.version === 1, 'the minutes are closed');
  await entrances.advance('PT1M');
  await expectMinutes(week);
  const mails = await entrances.mails();
  const receivers = mails.flatMap(({ to }) => to).join();
  check(
    week,
    receivers.includes('diego') && mails.length === 1,
    `the minutes are mailed to Diego alone: ${receivers}`,
  );
  await finishAction(week);
  const parked = await entrances.parkingLot('nils', week.company.seriesId);
  check(
    week,
    parked.some(({ fromMeetingId }) => fromMeetingId === meetingId),
    'the parked item is in the parking lot',
  );
}

/** Kofi’s ask is decided and given to Chloé; Mei’s concern is decided with more time; Chloé’s ask is deferred. */
async function talkAboutSales(week: Week): Promise<void> {
  const prices = await expectCurrent(week, 'One page on our prices for retailers');
  await command(week, {
    kind: 'decide',
    itemId: prices.id,
    text: 'Marketing writes one page on prices for retailers.',
  });
  await giveAction(week, prices, { text: 'One page on prices for retailers', ownerId: 'chloe' });
  const concern = await next(week, 'Contoso asks about our plans for next year: what may we say?');
  await command(week, { kind: 'extend', itemId: concern.id, minutes: 5 });
  const extended = await findItem(week, concern.id);
  check(week, extended.plannedMinutes === concern.plannedMinutes + 5, 'the item has five more minutes');
  await week.entrances.editItem('mei', week.meetingId, extended, { notes: 'Only what is on our website.' });
  await command(week, {
    kind: 'decide',
    itemId: concern.id,
    text: 'Customers are shown the plan for two quarters.',
  });
  const numbers = await next(week, 'Numbers of the trial at Fabrikam for a case study');
  await command(week, { kind: 'defer', itemId: numbers.id });
  const list = await expectCurrent(week, 'Price list for Contoso');
  await giveAction(week, list, { text: 'Send the price list to Contoso', ownerId: 'priya' });
}

/** Kofi’s question becomes an action of Ana; Yuki’s late one is parked. */
async function talkAboutMarketing(week: Week): Promise<void> {
  await next(week, 'sales');
  await next(week, 'marketing');
  const contract = await next(week, 'Litware waits for our contract: who can speed it up?');
  await giveAction(week, contract, { text: 'Ask Legal about the contract of Litware', ownerId: 'ana' });
  const stand = await next(week, 'The stand at the trade fair costs more than planned: do we still go?');
  await command(week, { kind: 'park', itemId: stand.id });
}

/** The call is done, and Ana says so; they go straight on to the speaker, so that the deck is not reached. */
async function talkAboutLastWeek(week: Week): Promise<void> {
  await expectCurrent(week, 'The board of Fabrikam meets soon: shall Ana and Ben both call?');
  const call = (await week.entrances.actions('ana', week.company.seriesId)).find(({ text }) =>
    text.startsWith('Call Fabrikam'),
  );
  if (call === undefined) throw new Error('there is no action for the call');
  await week.entrances.editAction('ana', call, { state: 'done' });
  const speaker = await findItem(week, 'A customer who would speak at the next webinar');
  await week.entrances.advance('PT3M');
  await command(week, { kind: 'discuss' });
  await command(week, { kind: 'next', to: speaker.id });
  await expectCurrent(week, speaker.title);
  await command(week, { kind: 'decide', itemId: speaker.id, text: 'Northwind speaks at the webinar.' });
  await next(week, 'close');
}

function command(week: Week, body: Record<string, unknown>): Promise<MeetingView> {
  return week.entrances.run(chair, week.meetingId, body);
}

/** Three minutes later they go on, to the item that is named. */
async function next(week: Week, about: string): Promise<ItemView> {
  await week.entrances.advance('PT3M');
  const { current } = await week.entrances.meeting(chair, week.meetingId);
  await command(week, { kind: 'next', from: current?.itemId });
  return expectCurrent(week, about);
}

async function expectCurrent(week: Week, about: string): Promise<ItemView> {
  const { current, items } = await week.entrances.meeting('amara', week.meetingId);
  const item = items.find(({ id }) => id === current?.itemId);
  if (item === undefined) throw new Error(`nothing is under discussion; it should be “${about}”`);
  check(week, isAbout(about, item), `“${about}” is under discussion, not “${item.title}” (${item.section})`);
  return item;
}

/** An item by its id or by what it is about. */
async function findItem(week: Week, about: string): Promise<ItemView> {
  const { items } = await week.entrances.meeting(chair, week.meetingId);
  const item = items.find((one) => one.id === about || isAbout(about, one));
  if (item === undefined) throw new Error(`not on the agenda: ${about}`);
  return item;
}

/** Standing items have no title of their own: they are named by department, or by section. */
function isAbout(about: string, { title, section, department }: ItemView): boolean {
  return title === '' ? about === (department ?? section) : about === title;
}

async function giveAction(
  week: Week,
  item: ItemView,
  wanted: { text: string; ownerId: string },
): Promise<void> {
  const { entrances, company, meetingId, calendar } = week;
  const dueOn = calendar.at(6, '12:00').slice(0, 10);
  const source = { meetingId, itemId: item.id };
  await entrances.addAction('yuki', company.seriesId, { ...wanted, dueOn, source });
}

/** Diego has not answered: since the meeting has begun, his card takes nothing more and says so. */
async function expectClosedCard(week: Week): Promise<void> {
  await week.entrances.advance('PT1M');
  const card = latestCard(await personalChat(week, 'diego'), 'check-in');
  check(
    week,
    findButton(card, 'check-in.send') === null,
    'a check-in card takes nothing more once the meeting runs',
  );
}

async function expectMinutes(week: Week): Promise<void> {
  const chat = await channel(week);
  check(week, cardsOf(chat, 'minutes').length === 1, 'one card with the minutes stands in the channel');
  const text = JSON.stringify(latestCard(chat, 'minutes').card);
  for (const words of ['Northwind speaks at the webinar.', 'Ask Legal about the contract of Litware']) {
    check(week, text.includes(words), `the minutes say: ${words}`);
  }
  const found = await week.entrances.history('lukas', week.company.seriesId, 'retail');
  check(week, found[0]?.id === week.meetingId, 'the meeting is found in History by the beginning of a word');
}

/** Friday: Priya has sent the price list. */
async function finishAction(week: Week): Promise<void> {
  const { entrances, calendar, company } = week;
  await entrances.setClock(calendar.at(1, '11:00'));
  const action = (await entrances.actions('priya', company.seriesId)).find(
    ({ ownerId }) => ownerId === 'priya',
  );
  if (action === undefined) throw new Error('Priya has no open action');
  await entrances.editAction('priya', action, { state: 'done' });
}
