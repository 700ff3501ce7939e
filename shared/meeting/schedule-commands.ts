import { requireRole, toAuthor } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import type { OccurrenceTimes } from '../series/schedule.ts';
import type { MeetingCommandOf as Of } from './command.ts';
import { toMeetingEvent, type MeetingDecision } from './events.ts';
import type { Meeting, Skip } from './meeting.ts';
import { meetingPermissions } from './permissions.ts';

/** Plans an occurrence, or brings one that is only planned to what the schedule says now; the past never changes. */
export function plan(state: Meeting | null, command: Of<'plan'>, context: Context): MeetingDecision {
  if (state === null) {
    const planned = toPlanned(command);
    return { state: planned, events: [toMeetingEvent(planned, 'meeting.planned', context)] };
  }
  const isWithdrawn = state.state === 'skipped' && state.skip?.kind === 'rule';
  if (!isWithdrawn && (state.state !== 'planned' || state.moved !== null)) return unchanged(state);
  const { times, schedule } = command;
  const { lengthMinutes, zone } = schedule;
  const next: Meeting = { ...state, ...times, lengthMinutes, zone, state: 'planned', skip: null };
  if (!isWithdrawn && hasSameTimes(state, next)) return unchanged(state);
  return { state: next, events: [toMeetingEvent(next, 'meeting.planned', context)] };
}

function hasSameTimes(one: Meeting, other: Meeting): boolean {
  const toText = ({ startsAt, checkInOpensAt, agendaPostsAt, lengthMinutes, zone }: Meeting) =>
    [startsAt, checkInOpensAt, agendaPostsAt, lengthMinutes, zone].join();
  return toText(one) === toText(other);
}

interface Planned {
  seriesId: string;
  meetingId: string;
  times: OccurrenceTimes;
  schedule: { lengthMinutes: number; zone: string };
}

function toPlanned({ times, schedule, seriesId, meetingId }: Planned): Meeting {
  return {
    id: meetingId,
    seriesId,
    ...times,
    lengthMinutes: schedule.lengthMinutes,
    zone: schedule.zone,
    state: 'planned',
    skip: null,
    moved: null,
    locked: false,
    offer: null,
    attendance: [],
    reopenedBecause: '',
    agendaPostedAt: null,
    startedAt: null,
    endedAt: null,
    current: null,
    items: [],
    removed: [],
    minutes: [],
    search: { words: [], people: [], departments: [], customers: [] },
  };
}

/** Takes back an occurrence that the schedule no longer has, as long as nobody was asked for it. */
export function withdraw(state: Meeting, context: Context): MeetingDecision {
  if (state.state !== 'planned' || state.moved !== null) return unchanged(state);
  return toSkipped(state, { kind: 'rule', reason: '' }, context);
}

/** Leaves one meeting out, with a reason that everybody reads. One that has begun stays. */
export function skipMeeting(state: Meeting | null, command: Of<'skip'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.plan);
  const reason = readReason(command.reason);
  if (state === null && !command.isOfRule) refuseField('date', 'not-planned');
  const before = state ?? toPlanned(command);
  if (before.state === 'skipped' && before.skip?.kind === 'by-hand') return unchanged(before);
  requireToCome(before, context);
  return toSkipped(before, { kind: 'by-hand', reason }, context);
}

function requireToCome({ state, startsAt }: Meeting, { now }: Context): void {
  if (state !== 'planned' && state !== 'open' && state !== 'skipped') {
    throw new DomainError('wrong-state', { record: 'meeting', state });
  }
  if (startsAt <= now) refuseField('date', 'in-the-past');
}

function readReason(text: string): string {
  const reason = text.trim();
  if (reason === '') refuseField('reason', 'required');
  if (reason.length > 280) refuseField('reason', 'too-long');
  return reason;
}

/** Nobody started it: what stood on it is carried over. */
export function lapse(state: Meeting, context: Context): MeetingDecision {
  if (state.state !== 'planned' && state.state !== 'open') return unchanged(state);
  return toSkipped(state, { kind: 'not-held', reason: '' }, context);
}

function toSkipped(
  state: Meeting,
  { kind, reason }: Pick<Skip, 'kind' | 'reason'>,
  context: Context,
): MeetingDecision {
  const skip: Skip = { kind, reason, by: toAuthor(context.actor), at: context.now };
  const skipped: Meeting = { ...state, state: 'skipped', skip };
  return { state: skipped, events: [toMeetingEvent(skipped, 'meeting.skipped', context)] };
}

/** Puts a meeting back that was left out; when its check-in should be open by now, people are asked at once. */
export function unskip(state: Meeting, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.plan);
  if (state.state === 'planned' || state.state === 'open') return unchanged(state);
  if (state.state !== 'skipped') {
    throw new DomainError('wrong-state', { record: 'meeting', state: state.state });
  }
  // Only another schedule brings back a day that the schedule no longer has.
  if (state.skip?.kind === 'rule') {
    throw new DomainError('wrong-state', { record: 'meeting', state: 'withdrawn' });
  }
  if (state.startsAt <= context.now) refuseField('date', 'in-the-past');
  const isOpen = context.now >= state.checkInOpensAt;
  const back: Meeting = { ...state, state: isOpen ? 'open' : 'planned', skip: null, offer: null };
  return {
    state: back,
    events: [
      toMeetingEvent(back, 'meeting.unskipped', context),
      ...(isOpen ? [toMeetingEvent(back, 'meeting.opened', context)] : []),
    ],
  };
}

/** Gives one meeting another time; its name, the date that the schedule gave it, stays. */
export function moveMeeting(
  state: Meeting,
  { times, reason }: Of<'move'>,
  context: Context,
): MeetingDecision {
  requireRole(context.actor, meetingPermissions.plan);
  if (state.state !== 'planned' && state.state !== 'open') {
    throw new DomainError('wrong-state', { record: 'meeting', state: state.state });
  }
  if (times.startsAt === state.startsAt) return unchanged(state);
  if (times.startsAt <= context.now) refuseField('startsAt', 'in-the-past');
  if (reason.trim().length > 280) refuseField('reason', 'too-long');
  const moved: Meeting = {
    ...state,
    startsAt: times.startsAt,
    checkInOpensAt: state.state === 'open' ? state.checkInOpensAt : times.checkInOpensAt,
    agendaPostsAt: state.agendaPostedAt === null ? times.agendaPostsAt : state.agendaPostsAt,
    moved: toMoved(state, { startsAt: times.startsAt, reason }, context),
  };
  return { state: moved, events: [toMeetingEvent(moved, 'meeting.moved', context)] };
}

/** Back where the schedule has it, a meeting is like any other. */
function toMoved(
  { moved, startsAt: before }: Meeting,
  { startsAt, reason }: { startsAt: string; reason: string },
  { actor, now }: Context,
): Meeting['moved'] {
  const from = moved?.from ?? before;
  return startsAt === from ? null : { from, reason: reason.trim(), by: toAuthor(actor), at: now };
}

/** One chair says that a meeting is not needed, or that it is; when all chairs agree it is left out. */
export function answerOffer(state: Meeting, command: Of<'answer-offer'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.plan);
  const { offer } = state;
  const by = toAuthor(context.actor);
  if (state.state === 'skipped' && state.skip?.kind === 'not-needed') return unchanged(state);
  if (offer === null || state.state !== 'open') {
    throw new DomainError('wrong-state', { record: 'meeting', state: state.state });
  }
  // One chair who wants the meeting is enough, also one who did not want it before.
  if (offer.keptBy !== null) return unchanged(state);
  if (command.answer === 'keep') {
    return toAnswered({ ...state, offer: { notNeeded: [], keptBy: by } }, context);
  }
  if (offer.notNeeded.includes(by)) return unchanged(state);
  const notNeeded = [...offer.notNeeded, by];
  const answered = toAnswered({ ...state, offer: { notNeeded, keptBy: null } }, context);
  if (!command.sides.every((chairs) => chairs.some((id) => notNeeded.includes(id)))) return answered;
  const skipped = toSkipped(answered.state, { kind: 'not-needed', reason: '' }, context);
  return { state: skipped.state, events: [...answered.events, ...skipped.events] };
}

function toAnswered(state: Meeting, context: Context): MeetingDecision {
  return { state, events: [toMeetingEvent(state, 'meeting.offer-answered', context)] };
}
