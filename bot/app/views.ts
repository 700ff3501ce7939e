import type { Action } from '../../shared/action/action.ts';
import type {
  ActionView,
  CheckInView,
  HistoryEntry,
  ItemView,
  MeetingSummary,
  MeetingView,
  SeriesView,
} from '../../shared/api/views.ts';
import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { toNotices } from '../../shared/check-in/notice.ts';
import { isAnswered, isStillAsked } from '../../shared/check-in/progress.ts';
import type { PersonActor } from '../../shared/core/actor.ts';
import { fold } from '../../shared/core/text.ts';
import { toAutoEnd } from '../../shared/meeting/auto-end.ts';
import type { AgendaItem, Meeting } from '../../shared/meeting/meeting.ts';
import { totalPlanned } from '../../shared/meeting/minutes-plan.ts';
import { inOrder } from '../../shared/meeting/order.ts';
import { toPairs } from '../../shared/meeting/pairs.ts';
import { isOpenForAnswers } from '../../shared/meeting/progress.ts';
import { toReadBeforehand } from '../../shared/meeting/read-beforehand.ts';
import { findSubstitutes } from '../../shared/person/substitutes.ts';
import { chairsOf, representativesOf, toActor } from '../../shared/series/people.ts';
import type { Series } from '../../shared/series/series.ts';
import type { FoundMeeting } from '../db/meetings.ts';
import type { MeetingRecords } from './queries.ts';

/** What depends on who reads a meeting, and when. */
export type OwnMeetingView = Pick<MeetingView, 'now' | 'checkIns'>;

/** What "This week" shows of a meeting to every reader alike. */
export function toSharedMeetingView(records: MeetingRecords): Omit<MeetingView, keyof OwnMeetingView> {
  const { meeting, checkIns, actions, actionVersions } = records;
  const { checkInOpensAt, agendaPostsAt, agendaPostedAt, current, items, minutes } = meeting;
  return {
    ...toTimes(meeting),
    version: records.meetingVersion,
    checkInOpensAt,
    agendaPostsAt,
    agendaPostedAt,
    current,
    locked: meeting.locked,
    offer: meeting.offer,
    attendance: meeting.attendance,
    expected: toExpected(records),
    autoEndsAt: toAutoEnd(meeting, records.series.graceMinutes),
    pairs: toPairs(inOrder(items)),
    items: inOrder(items).map(toItemView),
    plannedMinutes: totalPlanned(items),
    readBeforehand: toReadBeforehand(checkIns),
    actions: actions.map((action) => toActionView(action, actionVersions.get(action.id) ?? 1)),
    minutes: minutes.at(-1) ?? null,
    minutesVersions: minutes
      .map(({ version, closedAt, closedBy, reason }) => ({ version, closedAt, closedBy, reason }))
      .reverse(),
  };
}

export function toOwnMeetingView(
  { checkIns }: MeetingRecords,
  reader: PersonActor,
  now: string,
): OwnMeetingView {
  return { now, checkIns: toCheckInSummary(checkIns, reader) };
}

/** A meeting in a list. */
export function toMeetingSummary(meeting: FoundMeeting & Partial<Pick<Meeting, 'items'>>): MeetingSummary {
  const items = meeting.minutes.at(-1)?.items ?? meeting.items ?? [];
  return {
    ...toTimes(meeting),
    itemCount: items.length,
    decisionCount: items.reduce((sum, { decisions }) => sum + decisions.length, 0),
    actionCount: meeting.minutes.at(-1)?.actions.length ?? 0,
  };
}

const excerptLimit = 3;

/** A closed meeting as History lists it, with the texts in which the words were found. */
export function toHistoryEntry(meeting: FoundMeeting, words: readonly string[]): HistoryEntry {
  const newest = meeting.minutes.at(-1);
  const items = newest?.items ?? [];
  const texts = [
    ...items.flatMap(({ decisions }) => decisions.map(({ text }) => text)),
    ...(newest?.actions ?? []).map(({ text }) => text),
    ...items.map(({ title }) => title),
    ...items.map(({ notes }) => notes),
    ...(newest?.readBeforehand ?? []).flatMap(({ entries }) => entries.map(({ text }) => text)),
  ].filter((text) => text !== '');
  const found = texts.filter((text) => words.some((word) => fold(text).includes(word)));
  const excerpts = (words.length === 0 ? texts : found).slice(0, excerptLimit);
  return { ...toMeetingSummary(meeting), excerpts: excerpts.map((text) => text.slice(0, 300)) };
}

export function toActionView({ history: _history, ...action }: Action, version: number): ActionView {
  return { ...action, version };
}

/** What a check-in's view is made of besides the record. */
export interface CheckInSurroundings {
  meeting: Meeting;
  series: Series;
  /** All check-ins of the meeting. */
  others: readonly CheckIn[];
  hasLast: boolean;
}

export function toCheckInView(
  checkIn: CheckIn,
  version: number,
  { meeting, series, others, hasLast }: CheckInSurroundings,
): CheckInView {
  return {
    ...checkIn,
    version,
    open: isOpenForAnswers(meeting) && checkIn.state !== 'withdrawn',
    hasLast,
    notices: toNotices(checkIn, others),
    substitutes: findSubstitutes([series], checkIn.personId).map(({ personId }) => personId),
  };
}

/** A series in the list of those that a reader belongs to. */
export function toSeriesSummary(series: Series, readerId: string) {
  const { personId, role, department } = toActor(series, readerId);
  return { id: series.id, name: series.name, me: { personId, role, department } };
}

export function toSeriesView(
  series: Series,
  reader: PersonActor,
  { currentMeetingId, upcoming }: { currentMeetingId: string | null; upcoming: readonly Meeting[] },
): SeriesView {
  const { id, name, state, start, language, departments, people, schedule, customers } = series;
  const { personId, role, department } = reader;
  const { days } = series.holidays;
  return {
    id,
    name,
    me: { personId, role, department },
    version: series.revision,
    state,
    start,
    language,
    departments,
    people,
    schedule,
    customers,
    upcoming: upcoming.map((meeting) => ({
      ...toTimes(meeting),
      holiday: days.find(({ date }) => date === meeting.date)?.name ?? null,
    })),
    currentMeetingId,
  };
}

function toTimes(meeting: FoundMeeting) {
  const { id, seriesId, date, startsAt, lengthMinutes, zone, state, startedAt, endedAt } = meeting;
  const { skip, moved } = meeting;
  return { id, seriesId, date, startsAt, lengthMinutes, zone, state, startedAt, endedAt, skip, moved };
}

/** Who should be there: chairs, representatives, and those who were asked in somebody's place. */
function toExpected({ series, checkIns }: MeetingRecords): string[] {
  const asked = checkIns.filter(({ insteadOf }) => insteadOf !== null);
  const listed = [...chairsOf(series), ...representativesOf(series), ...asked];
  return [...new Set(listed.map(({ personId }) => personId))];
}

function toItemView({ edited: _edited, rank: _rank, ...item }: AgendaItem): ItemView {
  return item;
}

/** Who has not answered is said only to the own chair, for the current meeting (product.md, "Records"). */
function toCheckInSummary(checkIns: readonly CheckIn[], reader: PersonActor): MeetingView['checkIns'] {
  const mine = checkIns.find(({ personId }) => personId === reader.personId);
  const waitingFor = checkIns.filter((one) => isStillAsked(one) && one.department === reader.department);
  return {
    asked: checkIns.filter((one) => isStillAsked(one) || isAnswered(one)).length,
    answered: checkIns.filter(isAnswered).length,
    mine: mine?.state ?? null,
    waitingFor: reader.role === 'chair' ? waitingFor.map(({ personId }) => personId) : [],
  };
}
