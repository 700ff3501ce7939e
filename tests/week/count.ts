import { readChats } from './after-meeting.ts';
import { findDoubled } from './cards.ts';
import type { Chat } from './entrances.ts';
import type { Counted } from './outcome.ts';
import type { Week } from './week.ts';

/** Counts what the week came to, from what people can see of it. */
export async function countWeek(week: Week): Promise<Counted> {
  const { entrances, company, meetingId, nextMeetingId } = week;
  const [meeting, following, actions, chats] = await Promise.all([
    entrances.meeting('ana', meetingId),
    entrances.meeting('ana', nextMeetingId),
    entrances.actions('ana', company.seriesId),
    readChats(week),
  ]);
  const given = actions.filter(({ source }) => source.kind === 'meeting' && source.meetingId === meetingId);
  const isOpened = ({ state }: { state: string }) => state !== 'planned';
  return {
    weeks: [meeting, following].filter(isOpened).length,
    checkIns: await countCheckIns(week),
    agendaItems: tally((meeting.minutes?.items ?? []).map(({ origin }) => origin.kind)),
    decisions: (meeting.minutes?.items ?? []).reduce((sum, { decisions }) => sum + decisions.length, 0),
    actions: {
      open: given.filter(({ state }) => state === 'open').length,
      done: given.filter(({ state }) => state === 'done').length,
    },
    carriedOver: following.items.filter(({ origin }) => origin.kind === 'carried-over').length,
    minutes: [meeting, following].filter(({ minutes }) => minutes !== null).map(({ id }) => id),
    messages: Object.fromEntries(chats.map((chat) => [nameOf(chat), fromBot(chat).length])),
    unprompted: toUnprompted(week, chats),
    doubled: findDoubled(chats),
  };
}

async function countCheckIns({ entrances, company, meetingId }: Week): Promise<Counted['checkIns']> {
  const asked = company.people.filter(({ role }) => role === 'representative');
  const checkIns = await Promise.all(asked.map(({ id }) => entrances.checkIn(id, meetingId, id)));
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
      return [nameOf(chat), [0, 1].map((week) => weeks.filter((one) => one === week).length)];
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
