import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { systemActor, toAuthor } from '../../shared/core/actor.ts';
import { toDateIn, toInstant, workingDaysAfter, workingDaysBefore } from '../../shared/core/time.ts';
import { toAutoEnd } from '../../shared/meeting/auto-end.ts';
import type { MeetingEvent } from '../../shared/meeting/events.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import { chairsOf, representativesOf } from '../../shared/series/people.ts';
import { toHolidayDates } from '../../shared/series/schedule.ts';
import type { NewJob } from '../db/job.ts';
import type { MeetingRecords } from './queries.ts';
import { toCardKey } from './request-card.ts';
import type { SubscriberDependencies as Dependencies } from './subscriber-dependencies.ts';

/** When minutes that nobody sent go out by themselves: on the next working day, in the series' zone. */
const closesAt = '12:00';

/** What follows from what happened to a meeting. */
export function createFollowMeeting(deps: Dependencies) {
  return async (event: MeetingEvent): Promise<void> => {
    const { seriesId, meetingId } = event.data;
    switch (event.kind) {
      case 'meeting.planned':
      case 'meeting.unskipped':
      case 'meeting.moved':
        return followPlan(deps, meetingId);
      case 'meeting.opened':
        return followOpening(deps, meetingId);
      case 'meeting.skipped':
        return followSkip(deps, meetingId);
      case 'agenda.posted':
        return deps.requestCard({ kind: 'agenda', seriesId, meetingId });
      case 'agenda.changed':
        return updateAgendaCard(deps, meetingId);
      case 'meeting.offered':
      case 'meeting.offer-answered':
        return showOffer(deps, meetingId);
      case 'item.parked': {
        const { itemId: id, title, department } = event.data;
        const customers = event.data.customers;
        const parked = { id, seriesId, title, department, fromMeetingId: meetingId, parkedAt: event.at };
        return deps.repositories.parkingLot.add({ ...parked, customers });
      }
      case 'item.promoted':
        return deps.repositories.parkingLot.remove(event.data.parkedId);
      case 'meeting.started':
        return closeCheckInCards(deps, meetingId);
      case 'meeting.ended':
      case 'meeting.reopened':
        return planClosing(deps, meetingId, event.at);
      case 'meeting.closed':
        return followClosing(deps, event);
      case 'meeting.moved-on':
      case 'meeting.attended':
        return undefined;
    }
  };
}

/** A moved meeting gets new jobs, because the time is part of their ids; the old ones find nothing to do. */
async function followPlan(deps: Dependencies, meetingId: string): Promise<void> {
  const records = await deps.queries.readMeeting(meetingId);
  if (records === null) return;
  const { meeting, series } = records;
  // Asked for rather than planned once: what was left out and put back again runs anew.
  await deps.repositories.jobs.request(toMeetingJob(meeting, 'check-in-opens', meeting.checkInOpensAt));
  await deps.repositories.jobs.request(toMeetingJob(meeting, 'agenda-posts', meeting.agendaPostsAt));
  const endsAt = toAutoEnd(meeting, series.graceMinutes);
  await deps.repositories.jobs.request(toMeetingJob(meeting, 'meeting-ends', endsAt));
  if (meeting.state !== 'open') return;
  await planBriefs(deps, records);
  await showEverywhere(deps, records);
}

function toMeetingJob({ id: meetingId, seriesId }: Meeting, kind: string, dueAt: string): NewJob {
  const payload = { seriesId, meetingId };
  return { kind, key: meetingId, revision: dueAt, lane: `meeting:${meetingId}`, payload, dueAt };
}

async function followOpening(deps: Dependencies, meetingId: string): Promise<void> {
  const records = await deps.queries.readMeeting(meetingId);
  if (records === null) return;
  await deps.askPeople.askAll(records);
  await deps.composeAgenda(meetingId);
  await planBriefs(deps, records);
  const asked = representativesOf(records.series).map(({ personId }) => personId);
  const reachable = await deps.repositories.conversations.listReachable(asked);
  if (reachable.length < asked.length) {
    await deps.requestCard({ kind: 'mention', seriesId: records.series.id, meetingId });
  }
}

/**
 * Each chair hears once, on the working day before, what waits for them. Asked for rather than planned once: a meeting
 * that comes back to where it was has its briefs again, and one that was told already is brought up to date.
 *
 * `isNewOnly` leaves those as they are who have a brief already.
 */
export async function planBriefs(
  { scheduleDaily, repositories }: Dependencies,
  { series, meeting }: MeetingRecords,
  { isNewOnly = false } = {},
): Promise<void> {
  const plan = isNewOnly ? repositories.jobs.schedule : repositories.jobs.request;
  const day = workingDaysBefore(toDateIn(meeting.zone, meeting.startsAt), 1, toHolidayDates(series));
  for (const { personId } of chairsOf(series)) {
    const dueAt = await scheduleDaily.firstMorning(personId, meeting.zone, day);
    if (dueAt >= meeting.startsAt) continue;
    const job = toMeetingJob(meeting, 'chair-brief', dueAt);
    const payload = { ...job.payload, personId, startsAt: meeting.startsAt };
    await plan({ ...job, key: `${meeting.id}:${personId}`, payload });
  }
}

/** Where people were told of a meeting already, its cards say what has become of it. */
async function showEverywhere(
  deps: Dependencies,
  { meeting, series, checkIns }: MeetingRecords,
): Promise<void> {
  const { id: meetingId } = meeting;
  const seriesId = series.id;
  for (const { personId } of checkIns.filter(isShown)) {
    await deps.requestCard({ kind: 'check-in', seriesId, meetingId, personId });
  }
  const wasPosted = meeting.agendaPostedAt !== null;
  if (wasPosted) await deps.requestCard({ kind: 'agenda', seriesId, meetingId });
}

/** Everybody hears that a meeting is left out, once its week has been spoken of or a chair has said why. */
async function followSkip(deps: Dependencies, meetingId: string): Promise<void> {
  const records = await deps.queries.readMeeting(meetingId);
  if (records === null) return;
  await showEverywhere(deps, records);
  await showOffer(deps, meetingId);
  const { meeting } = records;
  const isTold = meeting.skip?.kind === 'by-hand' || meeting.skip?.kind === 'not-needed';
  if (isTold) await deps.requestCard({ kind: 'agenda', seriesId: meeting.seriesId, meetingId });
  await composeNext(deps, meeting);
}

/** Before it is posted, and once the meeting runs, nobody is told about every change of the agenda in the channel. */
async function updateAgendaCard(
  { repositories, queries, requestCard }: Dependencies,
  meetingId: string,
): Promise<void> {
  const meeting = (await queries.findMeeting(meetingId))?.state;
  if (meeting?.state !== 'open' || meeting.agendaPostedAt === null) return;
  await requestCard({ kind: 'agenda', seriesId: meeting.seriesId, meetingId });
  await showOffer({ repositories, requestCard }, meetingId);
}

/** The chairs' question whether a meeting is needed, and what has become of it. */
async function showOffer(
  { repositories, requestCard }: Pick<Dependencies, 'repositories' | 'requestCard'>,
  meetingId: string,
): Promise<void> {
  const meeting = (await repositories.meetingStore.find(meetingId))?.state;
  if (meeting === undefined || meeting.agendaPostedAt === null) return;
  const series = (await repositories.seriesStore.find(meeting.seriesId))?.state;
  for (const { personId } of series === undefined ? [] : chairsOf(series)) {
    const subject = { kind: 'offer', seriesId: meeting.seriesId, meetingId, personId } as const;
    // Once the question is taken back, it is answered only where it was asked.
    const isAsked = meeting.offer !== null || (await repositories.cards.find(toCardKey(subject))) !== null;
    if (isAsked) await requestCard(subject);
  }
}

/** Nothing more is taken: the cards of those who have not answered say so. */
async function closeCheckInCards({ queries, requestCard }: Dependencies, meetingId: string): Promise<void> {
  const records = await queries.loadMeeting(meetingId);
  for (const { seriesId, personId } of records?.checkIns.filter(isShown) ?? []) {
    await requestCard({ kind: 'check-in', seriesId, meetingId, personId });
  }
}

/** Who is away is left alone, and so is who was told that nobody waits for them any more. */
function isShown({ state }: CheckIn): boolean {
  return state !== 'away' && state !== 'withdrawn';
}

/**
 * Minutes that nobody sends go out by themselves; a chair has until noon of the next working day. `minutesSent` tells the
 * time before a meeting was opened again from the time after it.
 */
async function planClosing(deps: Dependencies, meetingId: string, at: string): Promise<void> {
  const records = await deps.queries.readMeeting(meetingId);
  if (records === null) return;
  const { meeting, series } = records;
  const day = workingDaysAfter(toDateIn(meeting.zone, at), 1, toHolidayDates(series));
  const dueAt = toInstant(day, closesAt, meeting.zone);
  const job = toMeetingJob(meeting, 'meeting-closes', dueAt);
  const payload = { ...job.payload, minutesSent: meeting.minutes.length };
  await deps.repositories.jobs.request({ ...job, payload });
}

async function followClosing(deps: Dependencies, { by, data }: MeetingEvent): Promise<void> {
  const { meetingId } = data;
  const records = await deps.queries.readMeeting(meetingId);
  if (records === null) return;
  const { meeting } = records;
  if (by !== toAuthor(systemActor) || !(await wasPerhapsSent(deps, meeting))) {
    await deps.requestCard({ kind: 'minutes', seriesId: meeting.seriesId, meetingId });
    await deps.mailMinutes(records);
  }
  await composeNext(deps, meeting);
}

/**
 * The minutes of a meeting that had begun before the data was restored from a backup: they may have gone out after that
 * backup was made, so they go out only when somebody sends them.
 */
async function wasPerhapsSent({ repositories }: Dependencies, { startsAt }: Meeting): Promise<boolean> {
  const restoredAtMs = await repositories.settings.readRestoredAt();
  return new Date(startsAt).getTime() < restoredAtMs;
}

async function composeNext({ repositories, composeAgenda }: Dependencies, meeting: Meeting): Promise<void> {
  const next = await repositories.meetings.findOpenAfter(meeting.seriesId, meeting.date);
  if (next !== null) await composeAgenda(next.state.id);
}
