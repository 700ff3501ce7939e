import type { Db, Document } from 'mongodb';
import { systemActor } from '../../shared/core/actor.ts';
import { toDefaultSettings } from '../../shared/person/settings.ts';
import { ana, toAction } from './builders.ts';
import { putPeople } from './live-series.ts';
import { toItem, toMeeting, toSeries } from './meeting-records.ts';
import type { ProbeClock } from './probe-clock.ts';
import type { Delivery, WholeProcess } from './whole-process.ts';

/** A meeting that is about to be closed, and the next one, whose agenda stands in the channel already. */
export const closingId = 'series.2026-11-26';
export const nextId = 'series.2026-12-03';

const machineNow = Date.parse('2026-11-26T09:40:00.000Z');
/** Machine and product begin here. */
export const closingStart = new Date(machineNow).toISOString();

const running = toMeeting({
  state: 'running',
  startedAt: '2026-11-26T09:00:00.000Z',
  agendaPostedAt: '2026-11-25T09:00:00.000Z',
  current: { itemId: 'logo', since: '2026-11-26T09:30:00.000Z' },
  attendance: [
    { personId: 'ana', state: 'present' },
    { personId: 'dora', state: 'absent' },
  ],
  items: [
    toItem({ id: 'fair', rank: 1, title: 'Fair in Lyon', outcome: 'discussed', notes: 'Stand 12 is free.' }),
    toItem({ id: 'budget', rank: 2, title: 'Budget', outcome: 'deferred' }),
    toItem({ id: 'logo', rank: 3, title: 'New logo' }),
    toItem({ id: 'prices', rank: 4, title: 'Price list' }),
    toItem({ id: 'visit', rank: 5, title: 'Visit to Contoso' }),
    toItem({ id: 'old', rank: 6, title: 'Old website', outcome: 'dropped' }),
  ],
});
const next = toMeeting({
  id: nextId,
  date: '2026-12-03',
  startsAt: '2026-12-03T09:00:00.000Z',
  agendaPostedAt: '2026-11-26T08:00:00.000Z',
});
const openAction = toAction({
  text: 'Book the stand',
  source: { kind: 'meeting', meetingId: closingId, itemId: 'fair' },
});

/** Puts that week into an empty database and brings its cards into the channel; the current item is about to be parked. */
export async function createClosingWeek({ core, settle }: WholeProcess): Promise<void> {
  const { repositories } = core;
  const series = toSeries({ informed: [{ name: 'Board', email: 'board@contoso.example' }] });
  const once = { before: null, events: [], commandId: 'seed', machineNow } as const;
  await putPeople({ core }, series);
  await repositories.personSettings.save({
    ...once,
    after: { ...toDefaultSettings('ben'), mailMinutes: true },
  });
  await repositories.seriesStore.save({ ...once, after: series });
  await repositories.meetingStore.save({ ...once, after: running });
  await repositories.meetingStore.save({ ...once, after: next });
  await repositories.actionStore.save({ ...once, after: openAction });
  await core.composeAgenda(nextId);
  await settle();
}

/** One press of a chair; a browser that gets no answer sends it again under the same id. */
export type Press = (process: WholeProcess) => Promise<unknown>;

function press(
  commandId: string,
  request: Parameters<WholeProcess['core']['commandMeeting']>[0]['request'],
): Press {
  return async ({ core }) => {
    const records = await core.queries.getMeeting(closingId);
    return core.commandMeeting({ records, actor: ana, request, commandId });
  };
}

/** What a chair presses to close that meeting: an item is parked, the talking ends, the minutes go out. */
export const presses: Press[] = [
  press('park', { kind: 'park', itemId: 'logo' }),
  press('end', { kind: 'end' }),
  press('close', { kind: 'close' }),
];

/** The talking ends by itself. */
export const endByItself: Press = ({ core }) =>
  core.commands.meeting({
    id: closingId,
    actor: systemActor,
    command: { kind: 'end' },
    commandId: 'meeting-ends',
  });

/** Everything that is stored, to be put back as often as one likes. */
export async function readAll(db: Db): Promise<Map<string, Document[]>> {
  const found = new Map<string, Document[]>();
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    found.set(name, await db.collection(name).find().toArray());
  }
  return found;
}

/** Makes the database what `readAll` found. */
export async function putBack(db: Db, stored: Map<string, Document[]>): Promise<void> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  await Promise.all(
    names.map(async (name) => {
      await db.collection(name).deleteMany({});
      const documents = stored.get(name) ?? [];
      if (documents.length > 0) await db.collection(name).insertMany(documents);
    }),
  );
}

/** Lets leases run out and everything be done that was left behind: what a new process does after a crash. */
export async function catchUp({ core, settle }: WholeProcess, clock: ProbeClock): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    clock.advance(31_000);
    await core.commands.sweep(clock.machineNow() - 3000);
    await settle();
  }
}

/** Cards and mails of which the database says that they are on their way: nobody knows whether they arrived. */
export async function findOnTheirWay(db: Db): Promise<string[]> {
  const filter = { sending: { $ne: null } };
  const found = [db.collection('cards'), db.collection('mails')].map((one) => one.find(filter).toArray());
  return (await Promise.all(found)).flat().map(({ _id }) => String(_id));
}

const tookMinutes = /^The meeting took .*$/mu;

/** What is left of the closing, without ids that are made up and without times. */
export async function readOutcome(db: Db, world: readonly Delivery[]) {
  const all = await readAll(db);
  const of = (name: string) => all.get(name) ?? [];
  const toText = ({ title, section, outcome, origin, notes }: Document) => {
    const { kind, because, weeks, fromDate } = origin as Record<string, unknown>;
    return [title, section, outcome, kind, because, weeks, fromDate, notes].join(' | ');
  };
  const meetings = of('meetings').map(({ _id, state, items, minutes, outbox, current }) => ({
    id: _id,
    state,
    current,
    outbox,
    items: (items as Document[]).map(toText),
    minutes: (minutes as Document[]).map((one) => ({
      version: one['version'],
      items: (one['items'] as Document[]).map(toText),
      actions: (one['actions'] as Document[]).map(({ text, state: is }) => `${text} ${is}`),
    })),
  }));
  return {
    meetings,
    parked: of('parkingLot').map(({ _id, title }) => `${_id} ${title}`),
    actions: of('actions').map(({ text, state, outbox }) => ({ text, state, outbox })),
    cards: toStates(of('cards')),
    mails: toStates(of('mails')),
    jobs: of('jobs')
      .map(({ _id, state }) => `${_id} ${state}`)
      .sort(),
    heldLanes: of('lanes').filter(({ owner }) => owner !== null).length,
    posts: countBy(world.filter(({ how }) => how === 'post').map(({ to, about }) => `${to}: ${about}`)),
    mailed: countBy(world.filter(({ how }) => how === 'mail').map(({ to, about }) => `${to}: ${about}`)),
    shown: Object.fromEntries(
      world
        .filter(({ how }) => how !== 'mail')
        .map(({ about, text }) => [about, text.replace(tookMinutes, '')]),
    ),
  };
}

export type Outcome = Awaited<ReturnType<typeof readOutcome>>;

function toStates(stored: readonly Document[]): Record<string, string> {
  const entries = stored.map(({ _id, state, sending }) => {
    return [String(_id), `${state}${sending === null ? '' : ' on its way'}`] as const;
  });
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function countBy(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of [...texts].sort()) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
