import type { Db } from 'mongodb';
import { systemActor } from '../../shared/core/actor.ts';
import { toActor as toPersonActor } from '../../shared/series/people.ts';
import type { MeetingRequest } from '../../bot/app/command-meeting.ts';
import { toPerson, toSeries } from './meeting-records.ts';
import type { WholeProcess } from './whole-process.ts';

// Two weeks of one series, and the beginning of another one, as steps of people and of the clock. Every kind of effect
// of one record on another is in them.

/** Monday before the first check-in opens. */
export const busyStart = '2026-11-23T07:00:00.000Z';

const seriesId = 'series';
const firstId = 'series.2026-11-26';
const secondId = 'series.2026-12-03';

export type BusyStep = (process: WholeProcess) => Promise<unknown>;

/** The people, their chats and the series, with its meetings planned. */
export async function createBusySeries({ core, settle }: WholeProcess): Promise<void> {
  const { people, conversations } = core.repositories;
  const series = toSeries({
    informed: [{ name: 'Board', email: 'board@contoso.example' }],
    people: [...toSeries().people, toPerson({ personId: 'eli', department: 'marketing', role: 'member' })],
  });
  for (const { personId, name } of series.people) {
    const email = `${personId}@contoso.example`;
    await people.remember({ tenantId: 'tenant', objectId: personId, name, email }, personId);
    await conversations.remember(toConversation(`chat-${personId}`, personId));
  }
  for (const channel of ['channel', 'channel2']) await conversations.remember(toConversation(channel, null));
  await conversations.linkToSeries('channel', seriesId, true);
  await conversations.linkToSeries('channel2', 'second', true);
  await core.commands.series({
    id: seriesId,
    actor: systemActor,
    command: { kind: 'create', series },
    commandId: 'c',
  });
  await settle();
}

function toConversation(id: string, personId: string | null) {
  const type = personId === null ? ('channel' as const) : ('personal' as const);
  const address = { tenantId: 'tenant', serviceUrl: 'https://example.test', botId: 'bot' };
  return { id, type, ...address, name: '', meetingId: null, personId, seriesId: null };
}

const until =
  (instant: string): BusyStep =>
  ({ liveUntil }) =>
    liveUntil(instant);

const answer =
  (meetingId: string, personId: string, answers: Record<string, string>): BusyStep =>
  ({ core }) =>
    core.answerCheckIn({ meetingId, personId, answer: { state: 'sent', answers }, commandId: core.newId() });

/** What Ana asks of a meeting; an item is found by its title. */
function press(
  meetingId: string,
  toRequest: (itemOf: (title: string) => string) => MeetingRequest,
): BusyStep {
  return async ({ core }) => {
    const records = (await core.queries.readMeeting(meetingId))!;
    const actor = toPersonActor(records.series, 'ana');
    const itemOf = (title: string) => records.meeting.items.find((one) => one.title === title)!.id;
    return core.commandMeeting({ records, actor, request: toRequest(itemOf), commandId: core.newId() });
  };
}

const give =
  (text: string, ownerId: string, dueOn: string): BusyStep =>
  async ({ core }) => {
    const { state: series } = await core.queries.getSeries(seriesId);
    return core.writeDown.giveAction(
      { series, personId: 'ana', text, commandId: core.newId() },
      { ownerId, dueOn },
    );
  };

const handOver: BusyStep = ({ core }) =>
  core.commandCheckIn({
    meetingId: firstId,
    personId: 'dora',
    actorId: 'dora',
    request: { kind: 'hand-over', substituteId: 'eli' },
    commandId: core.newId(),
  });

const snooze: BusyStep = ({ core }) =>
  core.commandCheckIn({
    meetingId: firstId,
    personId: 'eli',
    actorId: 'eli',
    request: { kind: 'snooze', for: 'tomorrow' },
    commandId: core.newId(),
  });

const finishAction: BusyStep = async ({ core }) => {
  const { state: series } = await core.queries.getSeries(seriesId);
  const open = await core.repositories.actions.list({ seriesId, state: 'open', limit: 10 });
  const { id } = open.find(({ state }) => state.text === 'Book the stand')!.state;
  const command = { kind: 'edit', edit: { state: 'done' } } as const;
  return core.commands.action({ id, actor: toPersonActor(series, 'ana'), command, commandId: core.newId() });
};

const parkedTitle = 'New logo';
const promote: BusyStep = async (process) => {
  const parked = await process.core.repositories.parkingLot.list(seriesId);
  const { id } = parked.find(({ title }) => title === parkedTitle)!;
  return press(secondId, () => ({ kind: 'promote', parkedId: id }))(process);
};

const anotherSeries: BusyStep = ({ core }) => {
  const series = toSeries({ id: 'second', home: 'channel2' });
  const command = { kind: 'create', series } as const;
  return core.commands.series({ id: series.id, actor: systemActor, command, commandId: 'second' });
};

const standIn: BusyStep = ({ core }) =>
  core.commands.series({
    id: seriesId,
    actor: systemActor,
    command: { kind: 'set-acting', personId: 'cem', until: '2026-12-04' },
    commandId: core.newId(),
  });

export const busySteps: readonly BusyStep[] = [
  until('2026-11-24T08:00:00.000Z'),
  answer(firstId, 'cem', { asks: 'Prices for Contoso?', wins: 'Fabrikam signed' }),
  handOver,
  snooze,
  press(firstId, () => ({ kind: 'add-item', item: { title: parkedTitle } })),
  give('Book the stand', 'cem', '2026-11-27'),
  answer(firstId, 'eli', { problems: 'Website is slow?' }),
  until('2026-11-25T09:00:00.000Z'),
  until('2026-11-26T09:00:00.000Z'),
  press(firstId, () => ({ kind: 'start' })),
  press(firstId, (itemOf) => ({ kind: 'park', itemId: itemOf(parkedTitle) })),
  give('Call Contoso', 'dora', '2026-12-02'),
  press(firstId, () => ({ kind: 'set-attendance', personId: 'dora', state: 'absent' })),
  press(firstId, () => ({ kind: 'end' })),
  anotherSeries,
  press(firstId, () => ({ kind: 'close' })),
  finishAction,
  until('2026-12-01T08:00:00.000Z'),
  answer(secondId, 'cem', { asks: 'Price list?' }),
  promote,
  standIn,
  press(secondId, (itemOf) => ({ kind: 'remove-item', itemId: itemOf(parkedTitle), seenVersion: 1 })),
  until('2026-12-02T09:00:00.000Z'),
];

/** A place in a backup: before a collection is read, or behind so many of its documents. */
export interface Place {
  section: number;
  behind: number;
}

/**
 * The database as a backup reads it, slowly: `arrive` is awaited at each place on its way, and documents come as they are
 * then.
 */
export function toSlowlyRead(db: Db, arrive: (place: Place) => Promise<void>): Db {
  let sections = -1;
  function readSlowly(name: string, [filter, options]: [object, object]): AsyncIterable<unknown> {
    sections += 1;
    const section = sections;
    return (async function* read() {
      await arrive({ section, behind: 0 });
      let behind = 0;
      for await (const document of db.collection(name).find(filter, { ...options, batchSize: 1 })) {
        yield document;
        behind += 1;
        await arrive({ section, behind });
      }
      await arrive({ section, behind: Infinity });
    })();
  }
  const toCollection = (name: string) =>
    new Proxy(db.collection(name), {
      get(target, key: string) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...input: [object, { raw?: boolean }]): unknown =>
          key === 'find' && input[1].raw === true
            ? readSlowly(name, input)
            : Reflect.apply(value, target, input);
      },
    });
  return new Proxy(db, {
    get(target, key: string) {
      const value: unknown = Reflect.get(target, key);
      if (key === 'collection') return toCollection;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
