import type { Chat } from './entrances.ts';
import type { Week } from './week.ts';

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
