import type { CheckInEvent } from '../../shared/check-in/commands.ts';
import { systemActor } from '../../shared/core/actor.ts';
import { toCheckInId } from '../../shared/core/ids.ts';
import type { MeetingEvent } from '../../shared/meeting/events.ts';
import type { SeriesEvent } from '../../shared/series/commands.ts';
import { representativesOf } from '../../shared/series/people.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Commands } from './commands.ts';
import { createLiveSubscribers } from './live-hints.ts';
import type { Queries } from './queries.ts';
import type { RequestCard } from './request-card.ts';

export interface SubscriberDependencies {
  commands: Commands;
  queries: Queries;
  repositories: Repositories;
  composeAgenda: (meetingId: string) => Promise<void>;
  planSeries: (series: Series) => Promise<void>;
  requestCard: RequestCard;
}

/**
 * What follows from what happened, across records. Each effect may be repeated: it has a deterministic id, or it only
 * brings something up to date.
 */
export function subscribeAll(deps: SubscriberDependencies): void {
  const live = createLiveSubscribers(deps.repositories);
  deps.commands.onSeries((event) => onSeries(deps, event));
  deps.commands.onMeeting((event) => onMeeting(deps, event), live.onMeeting);
  deps.commands.onCheckIn((event) => onCheckIn(deps, event), live.onCheckIn);
  deps.commands.onAction(live.onAction);
}

async function onSeries(
  { queries, planSeries }: SubscriberDependencies,
  { data }: SeriesEvent,
): Promise<void> {
  await planSeries((await queries.getSeries(data.seriesId)).state);
}

async function onMeeting(deps: SubscriberDependencies, event: MeetingEvent): Promise<void> {
  const { requestCard, repositories } = deps;
  const { seriesId, meetingId } = event.data;
  switch (event.kind) {
    case 'meeting.planned':
      return planJobs(deps, meetingId);
    case 'meeting.opened':
      return askRepresentatives(deps, meetingId);
    case 'agenda.posted':
      return requestCard({ kind: 'agenda', seriesId, meetingId });
    case 'agenda.changed':
      return updateAgendaCard(deps, meetingId);
    case 'item.parked': {
      const { itemId: id, title, department } = event.data;
      const parked = { id, seriesId, title, department, fromMeetingId: meetingId, parkedAt: event.at };
      return repositories.parkingLot.add(parked);
    }
    case 'meeting.started':
      return closeCheckInCards(deps, meetingId);
    case 'meeting.closed':
      return followClosing(deps, meetingId);
    case 'meeting.moved-on':
    case 'meeting.ended':
    case 'meeting.reopened':
      return undefined;
  }
}

/** A moved meeting gets new jobs, because the time is part of their ids; the old ones find nothing to do. */
async function planJobs({ repositories }: SubscriberDependencies, meetingId: string): Promise<void> {
  const stored = await repositories.meetingStore.find(meetingId);
  if (stored === null) return;
  const { seriesId, checkInOpensAt, agendaPostsAt } = stored.state;
  const payload = { seriesId, meetingId };
  const plan = (kind: string, dueAt: string) =>
    repositories.jobs.schedule({
      kind,
      key: meetingId,
      revision: dueAt,
      lane: `meeting:${meetingId}`,
      payload,
      dueAt,
    });
  await plan('check-in-opens', checkInOpensAt);
  await plan('agenda-posts', agendaPostsAt);
}

async function askRepresentatives(deps: SubscriberDependencies, meetingId: string): Promise<void> {
  const records = await deps.queries.loadMeeting(meetingId);
  if (records === null) return;
  for (const { personId, department } of representativesOf(records.series)) {
    const id = toCheckInId(meetingId, personId);
    const subject = { id, seriesId: records.series.id, meetingId, personId, department };
    const command = { kind: 'ask', subject } as const;
    await deps.commands.checkIn({ id, actor: systemActor, command, commandId: `ask:${id}` });
  }
  await deps.composeAgenda(meetingId);
}

async function onCheckIn(deps: SubscriberDependencies, { kind, data }: CheckInEvent): Promise<void> {
  if (kind === 'check-in.draft-saved') return;
  await deps.requestCard({ kind: 'check-in', ...data });
  if (kind !== 'check-in.asked') await deps.composeAgenda(data.meetingId);
}

/** Before it is posted, and once the meeting runs, nobody is told about every change of the agenda in the channel. */
async function updateAgendaCard(
  { repositories, requestCard }: SubscriberDependencies,
  meetingId: string,
): Promise<void> {
  const meeting = (await repositories.meetingStore.find(meetingId))?.state;
  if (meeting?.state !== 'open' || meeting.agendaPostedAt === null) return;
  await requestCard({ kind: 'agenda', seriesId: meeting.seriesId, meetingId });
}

/** Nothing more is taken: the cards of those who have not answered say so. */
async function closeCheckInCards(
  { queries, requestCard }: SubscriberDependencies,
  meetingId: string,
): Promise<void> {
  const records = await queries.loadMeeting(meetingId);
  for (const { seriesId, personId } of records?.checkIns ?? []) {
    await requestCard({ kind: 'check-in', seriesId, meetingId, personId });
  }
}

async function followClosing(deps: SubscriberDependencies, meetingId: string): Promise<void> {
  const meeting = (await deps.repositories.meetingStore.find(meetingId))?.state;
  if (meeting === undefined) return;
  const { seriesId, date } = meeting;
  await deps.requestCard({ kind: 'minutes', seriesId, meetingId });
  const next = await deps.repositories.meetings.findOpenAfter(seriesId, date);
  if (next !== null) await deps.composeAgenda(next.state.id);
}
