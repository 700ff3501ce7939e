import { readChats } from './after-meeting.ts';
import { findDoubled } from './cards.ts';
import type { Chat } from './entrances.ts';
import type { Counted } from './outcome.ts';
import type { Week } from './week.ts';

/** Counts what the week came to, from what people can see of it. */
export async function countWeek(week: Week): Promise<Counted> {
  const { entrances, company, meetingId, lastMeetingId } = week;
  const [first, last, actions, chats] = await Promise.all([
    entrances.meeting('ana', meetingId),
    entrances.meeting('ana', lastMeetingId),
    entrances.actions('ana', company.seriesId),
    readChats(week),
  ]);
  const held = [first, last];
  const ids = held.map(({ id }) => id);
  const given = actions.filter(({ source }) => source.kind === 'meeting' && ids.includes(source.meetingId));
  const items = held.flatMap(({ minutes }) => minutes?.items ?? []);
  return {
    weeks: held.filter(({ state }) => state === 'closed').length,
    checkIns: await countCheckIns(week),
    agendaItems: tally(items.map(({ origin }) => origin.kind)),
    decisions: items.reduce((sum, { decisions }) => sum + decisions.length, 0),
    actions: {
      open: given.filter(({ state }) => state === 'open').length,
      done: given.filter(({ state }) => state === 'done').length,
    },
    carriedOver: last.items.filter(({ origin }) => origin.kind === 'carried-over').length,
    minutes: held.filter(({ minutes }) => minutes !== null).map(({ id }) => id),
    messages: Object.fromEntries(chats.map((chat) => [nameOf(chat), fromBot(chat).length])),
    unprompted: toUnprompted(week, chats),
    doubled: findDoubled(chats),
  };
}

async function countCheckIns({
  entrances,
  company,
  meetingId,
  lastMeetingId,
}: Week): Promise<Counted['checkIns']> {
  const asked = company.people.filter(({ role }) => role === 'representative').map(({ id }) => id);
  const read = (id: string, of: string) => entrances.checkIn(of, id, of);
  const checkIns = await Promise.all([
    ...asked.map((of) => read(meetingId, of)),
    ...[...asked, 'nils'].map((of) => read(lastMeetingId, of)),
  ]);
  return {
    sent: checkIns.filter(({ state }) => state === 'sent').length,
    late: checkIns.filter(({ late }) => late).length,
    skipped: checkIns.filter(({ state }) => state === 'skipped').length,
  };
}

function toUnprompted({ prompted, calendar }: Week, chats: readonly Chat[]): Counted['unprompted'] {
  const personal = chats.filter(({ type }) => type === 'personal');
  return Object.fromEntries(
    personal.map((chat) => {
      const weeks = fromBot(chat)
        .filter(({ id }) => !prompted.has(id))
        .map(({ at }) => calendar.weekOf(at));
      return [nameOf(chat), [0, 1, 2].map((week) => weeks.filter((one) => one === week).length)];
    }),
  );
}

function fromBot({ messages }: Chat) {
  return messages.filter(({ from }) => from === 'bot');
}

/** A personal chat by its person, the channel as such. */
function nameOf({ id, type }: Chat): string {
  return type === 'personal' ? id.replace(/^chat-/u, '') : 'channel';
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
