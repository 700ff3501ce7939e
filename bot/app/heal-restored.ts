import type { Action } from '../../shared/action/action.ts';
import type { ActionEvent } from '../../shared/action/commands.ts';
import type { CheckIn } from '../../shared/check-in/check-in.ts';
import type { CheckInEvent } from '../../shared/check-in/commands.ts';
import { systemActor } from '../../shared/core/actor.ts';
import { toEvent, type Context } from '../../shared/core/decide.ts';
import { addDays, addDuration, type InstantText } from '../../shared/core/time.ts';
import type { MeetingEvent } from '../../shared/meeting/events.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import type { SeriesEvent } from '../../shared/series/events.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Commands } from './commands.ts';
import type { Clock } from './ports.ts';

export interface HealRestoredDependencies {
  repositories: Pick<
    Repositories,
    | 'seriesStore'
    | 'meetingStore'
    | 'checkInStore'
    | 'actionStore'
    | 'meetings'
    | 'actions'
    | 'checkIns'
    | 'parkingLot'
  >;
  commands: Pick<Commands, 'sweep'>;
  clock: Clock;
  newId: () => string;
}

/** Meetings of these days before the copy, and all later ones, may have changed while it was made. */
const daysBefore = 14;
const meetingLimit = 60;
const actionLimit = 200;
/** What changed shortly before the copy counts as changed in it: processes' clocks differ. */
const margin = '-PT10M';
const pageSize = 100;

/**
 * Makes up for what a copy misses that was made while the app worked: a collection that was copied early lacks what
 * happened later and is told of by one that was copied late (bot/db/backup-collections.ts). Every live record tells
 * anew what follows from its state: jobs are planned, people asked and agendas built where that is missing, and what is
 * there stays as it is. Agendas say what is no longer in the parking lot, and minutes which actions are missing.
 *
 * Cards and jobs that are due by that are not sent or run here.
 */
export function createHealRestored(deps: HealRestoredDependencies) {
  const { seriesStore } = deps.repositories;

  /** `copiedAt`: when the copy was begun, on the product's clock. */
  return async (copiedAt: InstantText): Promise<void> => {
    for (let last = ''; ;) {
      const page = await seriesStore.list({ _id: { $gt: last } }, { sort: { _id: 1 }, limit: pageSize });
      for (const { state } of page) await healSeries(deps, state, copiedAt);
      last = page.at(-1)?.state.id ?? last;
      if (page.length < pageSize) return;
    }
  };
}

async function healSeries(
  deps: HealRestoredDependencies,
  series: Series,
  copiedAt: InstantText,
): Promise<void> {
  const { repositories, commands, clock } = deps;
  await repositories.seriesStore.addToOutbox(series.id, toSeriesEvents(deps, series), clock.machineNow());
  const from = addDays(copiedAt.slice(0, 10), -daysBefore);
  const recent = (await repositories.meetings.listFrom(series.id, from, meetingLimit)).map(
    ({ state }) => state,
  );
  for (const meeting of recent) await tellMeeting(deps, meeting);
  await healParkingLot(repositories, recent);
  const since = addDuration(copiedAt, margin);
  for (const meeting of recent) await takeInActions(deps, meeting, since);
  await tellActions(deps, series, since);
  await commands.sweep(clock.machineNow());
}

function toContext({ clock, newId }: HealRestoredDependencies): Context {
  return { actor: systemActor, now: clock.now(), newId };
}

function toSeriesEvents(deps: HealRestoredDependencies, { id, state, people }: Series): SeriesEvent[] {
  if (state !== 'active') return [];
  const context = toContext(deps);
  const acting = people.flatMap(({ personId, acting: held }) =>
    held === null ? [] : [{ seriesId: id, personId, until: held.until }],
  );
  return [
    toEvent(context, 'series.schedule-changed', { seriesId: id }),
    ...acting.map((data) => toEvent(context, 'series.acting-set' as const, data)),
  ];
}

/** What is told again of a meeting: what plans its jobs, and before it begins also what asks for updates. */
const toldOf = {
  planned: ['meeting.planned'],
  open: ['meeting.opened', 'meeting.moved'],
  running: ['meeting.moved'],
  ended: ['meeting.ended'],
  closed: [],
  skipped: [],
} as const satisfies Record<Meeting['state'], MeetingEvent['kind'][]>;

async function tellMeeting(deps: HealRestoredDependencies, meeting: Meeting): Promise<void> {
  const { meetingStore, checkInStore, checkIns } = deps.repositories;
  const { id, seriesId, state } = meeting;
  const isToCome = meeting.startsAt > deps.clock.now();
  const kinds = state === 'open' && !isToCome ? toldOf.running : toldOf[state];
  const data = { seriesId, meetingId: id };
  const events = kinds.map((kind) => toEvent(toContext(deps), kind, data));
  await meetingStore.addToOutbox(id, events, deps.clock.machineNow());
  if (state !== 'open' || !isToCome) return;
  for (const { state: checkIn } of await checkIns.listOfMeeting(id)) {
    await checkInStore.addToOutbox(checkIn.id, toCheckInEvents(deps, checkIn), deps.clock.machineNow());
  }
}

function toCheckInEvents(deps: HealRestoredDependencies, checkIn: CheckIn): CheckInEvent[] {
  const { state, snoozedUntil, substituteId, seriesId, meetingId, personId } = checkIn;
  const kinds = [
    ...(state === 'asked' || state === 'draft' ? (['check-in.asked'] as const) : []),
    ...(snoozedUntil !== null ? (['check-in.snoozed'] as const) : []),
    ...(substituteId !== null ? (['check-in.handed-over'] as const) : []),
  ];
  return kinds.map((kind) => toEvent(toContext(deps), kind, { seriesId, meetingId, personId }));
}

/** What an agenda took up again, or what was settled otherwise after all, leaves the lot. */
async function healParkingLot(
  { parkingLot }: Pick<Repositories, 'parkingLot'>,
  meetings: readonly Meeting[],
): Promise<void> {
  for (const { items } of meetings) {
    for (const item of items) {
      for (const { id, origin } of [item, ...item.merged]) {
        if (item.outcome !== 'parked') await parkingLot.remove(id);
        if (origin.kind === 'parked') await parkingLot.remove(origin.parkedId);
      }
    }
  }
}

/** Minutes that were sent while the copy was made may hold actions that are younger than the copy of the actions. */
async function takeInActions(
  { repositories, clock }: HealRestoredDependencies,
  { minutes }: Meeting,
  since: InstantText,
): Promise<void> {
  const { actionStore } = repositories;
  for (const { closedAt, actions } of minutes) {
    if (closedAt < since) continue;
    for (const action of actions) {
      const commandId = `restored:${action.id}`;
      const created = { before: null, after: action, events: [], commandId, machineNow: clock.machineNow() };
      if ((await actionStore.find(action.id)) === null) await actionStore.save(created);
    }
  }
}

async function tellActions(
  deps: HealRestoredDependencies,
  { id: seriesId }: Series,
  since: InstantText,
): Promise<void> {
  const { actions, actionStore } = deps.repositories;
  for (const { state } of await actions.list({ seriesId, state: 'open', limit: actionLimit })) {
    if (!hasChangedSince(state, since)) continue;
    const event = toActionEvent(deps, state);
    await actionStore.addToOutbox(state.id, [event], deps.clock.machineNow());
  }
}

function hasChangedSince({ history }: Action, since: InstantText): boolean {
  return (history.at(-1)?.at ?? since) >= since;
}

function toActionEvent(deps: HealRestoredDependencies, { id, seriesId, source }: Action): ActionEvent {
  const meetingId = source.kind === 'meeting' ? source.meetingId : null;
  return toEvent(toContext(deps), 'action.changed', { seriesId, actionId: id, meetingId });
}
