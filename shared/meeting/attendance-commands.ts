import { requireRole, toAuthor } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError } from '../core/errors.ts';
import type { MeetingCommandOf as Of } from './command.ts';
import { toMeetingEvent, type MeetingDecision } from './events.ts';
import type { Meeting } from './meeting.ts';
import { meetingPermissions } from './permissions.ts';

/** Somebody is there: they have the running agenda before them. Who was noted already stays as noted. */
export function attend(state: Meeting, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.attend);
  const personId = toAuthor(context.actor);
  const isNoted = state.attendance.some((one) => one.personId === personId);
  if (state.state !== 'running' || isNoted) return unchanged(state);
  return save(state, { personId, state: 'present' }, context);
}

/** Notes who was there, also for somebody else, until the minutes are sent. */
export function setAttendance(
  state: Meeting,
  { personId, state: wanted }: Of<'set-attendance'>,
  context: Context,
): MeetingDecision {
  requireRole(context.actor, meetingPermissions.setAttendance);
  if (state.state !== 'running' && state.state !== 'ended') {
    throw new DomainError('wrong-state', { record: 'meeting', state: state.state });
  }
  if (state.attendance.some((one) => one.personId === personId && one.state === wanted)) {
    return unchanged(state);
  }
  return save(state, { personId, state: wanted }, context);
}

function save(state: Meeting, noted: Meeting['attendance'][number], context: Context): MeetingDecision {
  const others = state.attendance.filter(({ personId }) => personId !== noted.personId);
  const next: Meeting = { ...state, attendance: [...others, noted] };
  return { state: next, events: [toMeetingEvent(next, 'meeting.attended', context)] };
}
