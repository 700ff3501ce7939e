import { expectedCarriedOver } from './expectations.ts';
import type { Chat } from './entrances.ts';
import { check, type Week } from './week.ts';

/** Everything that people can see, in one comparable text. */
export async function takePicture(week: Week): Promise<string> {
  const { entrances, company, meetingId } = week;
  const [meeting, meetings, actions, parked, chats] = await Promise.all([
    entrances.meeting('ana', meetingId),
    entrances.meetings('ana', company.seriesId),
    entrances.actions('ana', company.seriesId),
    entrances.parkingLot('ana', company.seriesId),
    readChats(week),
  ]);
  return JSON.stringify([{ ...meeting, now: '' }, meetings, actions, parked, chats]);
}

/** Every chat once, with its messages. */
export async function readChats({ entrances, company }: Week): Promise<Chat[]> {
  const perPerson = await Promise.all(company.people.map(({ id }) => entrances.chatsOf(id)));
  return [...new Map(perPerson.flat().map((chat) => [chat.id, chat])).values()];
}

/** The clock comes to the following Tuesday: the next meeting opens with what this one left. */
export async function openNextWeek(week: Week): Promise<void> {
  const { entrances, calendar, nextMeetingId } = week;
  await entrances.setClock(calendar.at(5, '09:00'));
  await entrances.advance('PT1M');
  const meeting = await entrances.meeting('ben', nextMeetingId);
  check(week, meeting.state === 'open', 'the next meeting opens on the following Tuesday');
  const carried = meeting.items.flatMap(({ title, origin }) =>
    origin.kind === 'carried-over' ? [{ title, because: origin.because, weeks: origin.weeks }] : [],
  );
  for (const one of expectedCarriedOver) {
    const isThere = carried.some((other) => JSON.stringify(other) === JSON.stringify(one));
    check(week, isThere, `carried over: “${one.title}” (${one.because}, week ${one.weeks})`);
  }
}
