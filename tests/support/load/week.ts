import type { Db } from 'mongodb';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import type { AgendaItem } from '../../../shared/meeting/meeting.ts';
import type { RecordDocument } from '../../../bot/db/record-store.ts';
import type { Fleet } from '../fleet.ts';
import type { Ledger } from './ledger.ts';
import type { Deed } from './writer.ts';

/** A Wednesday on which the check-in of the next day's meeting is open and its agenda is not posted yet. */
export const weekStart = '2026-11-25T08:10:00.000Z';

/** Who writes what: people who are asked, by the tab and on cards, and the chairs. */
export const cast: readonly (readonly [string, readonly Deed[]])[] = [
  ['ana', ['action', 'note', 'add', 'move', 'read']],
  ['ben', ['action', 'note', 'add', 'read']],
  ['kofi', ['send', 'add', 'note', 'read']],
  ['mei', ['press', 'action', 'read']],
  ['tom', ['draft', 'add', 'move']],
  ['chloe', ['press', 'send', 'note', 'add']],
];

/** The sample company in the middle of a week. */
export async function openWeek(fleet: Fleet): Promise<{ seriesId: string; meetingId: string }> {
  await fleet.createSample();
  const headers = await fleet.signIn('ana');
  const { body } = await fleet.call(0, '/api/v1/series', { headers });
  const seriesId = String(body.items[0].id);
  const series = await fleet.call(0, `/api/v1/series/${seriesId}`, { headers });
  return { seriesId, meetingId: String(series.body.currentMeetingId) };
}

type Stored<State> = RecordDocument & State;

/** What is wrong with what is stored after the work is done, in words. */
export async function findFaults(db: Db, ledger: Ledger, meetingId: string): Promise<string[]> {
  const all = async <State>(name: string, filter = {}) =>
    (await db.collection(name).find(filter).toArray()) as unknown as Stored<State>[];
  const [meeting] = await all<{ items: AgendaItem[] }>('meetings', { _id: meetingId });
  const checkIns = await all<CheckIn>('checkIns', { meetingId });
  const actions = await all<{ text: string }>('actions');
  const items = meeting?.items ?? [];
  const cells = new Map([
    ...items
      .filter(({ notes }) => notes !== '')
      .map(({ title, notes }) => [`notes of ${title}`, notes] as const),
    ...checkIns.flatMap(({ personId, answers: { asks = '' } }) =>
      asks === '' ? [] : [[`asks of ${personId}`, asks] as const],
    ),
  ]);
  const texts = [...items.map(({ title }) => title), ...actions.map(({ text }) => text)];
  return [
    ...ledger.compare({ texts, cells }),
    ...findDoubled(items),
    ...findUncomposed(items, checkIns),
    ...(await findUndelivered(db)),
  ];
}

function findDoubled(items: readonly AgendaItem[]): string[] {
  const ids = items.map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `item ${id} is there twice`);
}

/** What was asked of the other side stands on the agenda, once, and nothing that stands there was not asked. */
function findUncomposed(items: readonly AgendaItem[], checkIns: readonly CheckIn[]): string[] {
  const asked = checkIns.flatMap(({ state, answers }) =>
    state === 'sent' && answers.asks ? [answers.asks] : [],
  );
  const shown = items
    .filter(({ origin }) => origin.kind === 'check-in' && origin.section === 'asks')
    .map(({ title }) => title);
  const missing = asked.filter((text) => shown.filter((title) => title === text).length !== 1);
  const others = shown.filter((title) => !asked.includes(title));
  return [
    ...missing.map((text) => `"${text}" was sent and is not on the agenda once`),
    ...others.map((title) => `"${title}" is on the agenda and is not what was sent`),
  ];
}

async function findUndelivered(db: Db): Promise<string[]> {
  const names = ['series', 'meetings', 'checkIns', 'actions'];
  const counts = await Promise.all(
    names.map(async (name) => {
      const count = await db.collection(name).countDocuments({ 'outbox.0': { $exists: true } });
      return count === 0 ? [] : [`${count.toString()} of ${name} wait to be delivered`];
    }),
  );
  return counts.flat();
}
