import { cardsOf, findButton } from './cards.ts';
import { expectedCarriedOver } from './expectations.ts';
import { channel, check, latestCard, personalChat, press, type Week } from './week.ts';

/** Ana is away, and Mei stands in for her as chair. */
const actingChair = 'mei';
/** Diego is away, and Nils answers in his place. */
const substitute = 'nils';

/** Monday and Tuesday of the last week: two are away, five and a substitute are asked, and what was left comes back. */
export async function openLastWeek(week: Week): Promise<void> {
  const { entrances, calendar, company, lastMeetingId } = week;
  await entrances.setClock(calendar.at(11, '08:00'));
  const away = { awayFrom: dateOf(week, 11), awayUntil: dateOf(week, 15) };
  await entrances.setAway('diego', { ...away, substituteId: substitute });
  await entrances.setAway('ana', away);
  await entrances.setActing('ana', company.seriesId, { personId: actingChair, until: dateOf(week, 15) });
  await entrances.setClock(calendar.at(12, '09:00'));
  await entrances.advance('PT1M');
  const meeting = await entrances.meeting('ben', lastMeetingId);
  check(week, meeting.state === 'open', 'the last meeting opens on its Tuesday');
  await expectAsked(week);
  const carried = meeting.items.flatMap(({ title, origin }) =>
    origin.kind === 'carried-over' ? [{ title, because: origin.because, weeks: origin.weeks }] : [],
  );
  for (const one of expectedCarriedOver) {
    const isThere = carried.some((other) => JSON.stringify(other) === JSON.stringify(one));
    check(week, isThere, `carried over: “${one.title}” (${one.because}, week ${one.weeks})`);
  }
  await answerAll(week);
  await remindOne(week);
}

async function expectAsked(week: Week): Promise<void> {
  // One card of the first week, and one now; who is away gets none, and the substitute their first.
  const wanted = { kofi: 2, mei: 2, tom: 2, chloe: 2, yuki: 2, diego: 1, nils: 1 };
  for (const [personId, count] of Object.entries(wanted)) {
    const cards = cardsOf(await personalChat(week, personId), 'check-in').length;
    check(week, cards === count, `${personId} has ${cards} check-in cards by now, and ${count} in the plan`);
  }
  const card = JSON.stringify(latestCard(await personalChat(week, substitute), 'check-in').card);
  check(week, card.includes('Diego Santos'), 'the substitute’s card says in whose place they answer');
}

/** Everybody but Tom answers on Tuesday. */
async function answerAll(week: Week): Promise<void> {
  await week.entrances.setClock(week.calendar.at(12, '09:30'));
  await send(week, 'kofi', { activities: 'Three visits in the north' });
  await send(week, 'mei', { activities: 'Fabrikam signs the frame contract' });
  await send(week, 'chloe', { wins: 'The page on prices is half written' });
  await send(week, substitute, { asks: 'The logos of Contoso and Northwind for the partner day' });
  const message = latestCard(await personalChat(week, 'yuki'), 'check-in');
  const skip = findButton(message, 'check-in.skip');
  await press(week, 'yuki', { message, verb: 'check-in.skip', data: { ...skip?.data } });
}

/** Wednesday 09:00: Tom alone is reminded, once, and answers; the acting chair hears what waits for a chair. */
async function remindOne(week: Week): Promise<void> {
  const { entrances, calendar } = week;
  await entrances.setClock(calendar.at(13, '09:10'));
  for (const [personId, wanted] of Object.entries({ tom: 1, kofi: 0, mei: 0, nils: 0, diego: 1 })) {
    const cards = cardsOf(await personalChat(week, personId), 'daily').length;
    check(week, cards === wanted, `${personId} was reminded ${cards} times, and ${wanted} in the plan`);
  }
  const briefs = { mei: 1, ben: 2, ana: 0 };
  for (const [personId, wanted] of Object.entries(briefs)) {
    const cards = cardsOf(await personalChat(week, personId), 'brief').length;
    check(week, cards === wanted, `${personId} has ${cards} briefs, and ${wanted} in the plan`);
  }
  await send(week, 'tom', { problems: 'Who takes over Litware in December?' });
  await entrances.setClock(calendar.at(13, '10:01'));
}

/** Thursday: the acting chair runs the meeting and sends the minutes; on Saturday she is a representative again. */
export async function holdLastMeeting(week: Week): Promise<void> {
  const { entrances, calendar, company, lastMeetingId } = week;
  await entrances.setClock(calendar.at(14, '10:01'));
  await entrances.run(actingChair, lastMeetingId, { kind: 'start' });
  const { items } = await entrances.meeting(actingChair, lastMeetingId);
  const logos = items.find(({ title }) => title.startsWith('The logos of Contoso'));
  check(
    week,
    logos?.presenterId === substitute,
    'what the substitute asks for is on the agenda in their name',
  );
  const text = 'Sales asks both for their logos this week.';
  await entrances.run(actingChair, lastMeetingId, { kind: 'decide', itemId: logos?.id, text });
  await entrances.advance('PT20M');
  await entrances.run(actingChair, lastMeetingId, { kind: 'end' });
  await entrances.run(actingChair, lastMeetingId, { kind: 'close' });
  await entrances.advance('PT1M');
  check(
    week,
    cardsOf(await channel(week), 'minutes').length === 2,
    'the minutes of both meetings are posted',
  );
  await settleDeck(week);
  await entrances.setClock(calendar.at(16, '08:00'));
  const { people } = await entrances.series('ben', company.seriesId);
  const mei = people.find(({ personId }) => personId === actingChair);
  check(
    week,
    mei?.role === 'representative' && mei.acting === null,
    'the acting chair is a representative again',
  );
}

/** The deck stays undone for two weeks: Ben settles that it is not made. */
async function settleDeck(week: Week): Promise<void> {
  const { entrances, company } = week;
  const deck = (await entrances.actions('ben', company.seriesId)).find(({ text }) =>
    text.startsWith('Deck for'),
  );
  if (deck === undefined) throw new Error('there is no action for the deck');
  const settled = await entrances.settle('ben', deck.id, {
    how: 'drop',
    note: 'One page on prices is enough.',
  });
  check(week, settled.state === 'dropped', 'the action is dropped');
}

async function send(week: Week, personId: string, typed: Record<string, string>): Promise<void> {
  const message = latestCard(await personalChat(week, personId), 'check-in');
  const button = findButton(message, 'check-in.send');
  check(week, button !== null, `${personId}’s card has a button to send it`);
  await press(week, personId, { message, verb: 'check-in.send', data: { ...button?.data, ...typed } });
}

/** The date so many days from the first meeting's. */
function dateOf({ calendar }: Week, days: number): string {
  return calendar.at(days, '12:00').slice(0, 10);
}
