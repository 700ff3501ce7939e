import { can, requireRole, toAuthor } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError } from '../core/errors.ts';
import { secondsBetween } from '../core/time.ts';
import { isEarly } from './early.ts';
import { getItem, withItem } from './agenda-commands.ts';
import type { MeetingCommandOf as Of } from './command.ts';
import { toMeetingEvent, type MeetingDecision } from './events.ts';
import type { AgendaItem, Meeting } from './meeting.ts';
import { openItems } from './order.ts';
import { toParked, toUnparked } from './parking.ts';
import { meetingPermissions } from './permissions.ts';

const outcomes = { discuss: 'discussed', defer: 'deferred', park: 'parked' } as const;

/**
 * Starts the meeting with its first item. Long before its time only a chair does so, and the meeting is moved to now:
 * a start at another time moves that occurrence (product.md, "The week" 5).
 */
export function startMeeting(state: Meeting, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.run);
  if (state.state === 'running') return unchanged(state);
  if (state.state !== 'open') throw new DomainError('wrong-state', { record: 'meeting', state: state.state });
  const early = isEarly(state.startsAt, context.now);
  if (early && !can(context.actor, meetingPermissions.startEarly)) {
    throw new DomainError('wrong-state', { record: 'meeting', state: 'too-early' });
  }
  const first = openItems(state.items)[0];
  const running: Meeting = {
    ...state,
    ...(early && toNow(state, context)),
    state: 'running',
    startedAt: context.now,
    current: first === undefined ? null : { itemId: first.id, since: context.now },
  };
  const started = toMeetingEvent(running, 'meeting.started', context);
  return {
    state: running,
    events: early ? [started, toMeetingEvent(running, 'meeting.moved', context)] : [started],
  };
}

function toNow(state: Meeting, { now, actor }: Context): Pick<Meeting, 'startsAt' | 'moved'> {
  const from = state.moved?.from ?? state.startsAt;
  return { startsAt: now, moved: { from, reason: '', by: toAuthor(actor), at: now } };
}

/**
 * Goes on to the next open item, and the one that was under discussion counts as discussed; or turns to the item that
 * `to` names, and the one that is left stays open, so that nothing is settled by looking at something else.
 * `from` names the item that the person saw: if it is no longer the current one, somebody else has moved on already.
 */
export function moveOn(state: Meeting, { from, to }: Of<'next'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.run);
  requireRunning(state);
  const currentId = state.current?.itemId;
  const hasMovedOn = from !== undefined && from !== currentId;
  if (hasMovedOn || (to !== undefined && to === currentId)) return unchanged(state);
  const settled = settleCurrent(state, to === undefined ? 'discussed' : 'open', context);
  const goal = to === undefined ? followingOpen(settled, currentId) : getItem(settled, to);
  if (goal === undefined && state.current === null) return unchanged(state);
  const moved = turnTo(settled, goal, context);
  const events = [toMeetingEvent(moved, 'meeting.moved-on', context), ...toUnparked(state, goal, context)];
  return { state: moved, events };
}

/** Puts an item, or none, under discussion; one that was settled before is open again. */
function turnTo(state: Meeting, goal: AgendaItem | undefined, { now }: Context): Meeting {
  if (goal === undefined) return { ...state, current: null };
  const reopened =
    goal.outcome === 'open' ? goal : { ...goal, outcome: 'open' as const, version: goal.version + 1 };
  return { ...withItem(state, reopened), current: { itemId: goal.id, since: now } };
}

/** Settles one item as discussed, deferred to the next meeting, or parked; from the current one it goes on. */
export function settleItem(
  state: Meeting,
  command: Of<'discuss' | 'defer' | 'park'>,
  context: Context,
): MeetingDecision {
  requireRole(context.actor, meetingPermissions.run);
  requireRunning(state);
  const itemId = command.itemId ?? state.current?.itemId;
  if (itemId === undefined) return unchanged(state);
  const item = getItem(state, itemId);
  const outcome = outcomes[command.kind];
  if (item.outcome === outcome) return unchanged(state);
  const follow = command.kind === 'park' ? toParked : toUnparked;
  const events = follow(state, item, context);
  if (state.current?.itemId !== itemId) {
    const settled = withItem(state, { ...item, outcome, version: item.version + 1 });
    return { state: settled, events: [toMeetingEvent(settled, 'agenda.changed', context), ...events] };
  }
  const settled = settleCurrent(state, outcome, context);
  const next = followingOpen(settled, itemId);
  const moved: Meeting = {
    ...settled,
    current: next === undefined ? null : { itemId: next.id, since: context.now },
  };
  return { state: moved, events: [toMeetingEvent(moved, 'meeting.moved-on', context), ...events] };
}

/** Gives an item more minutes. */
export function extendItem(
  state: Meeting,
  { itemId, minutes }: Of<'extend'>,
  context: Context,
): MeetingDecision {
  requireRole(context.actor, meetingPermissions.run);
  requireRunning(state);
  const wanted = itemId ?? state.current?.itemId;
  if (wanted === undefined) return unchanged(state);
  const item = getItem(state, wanted);
  const version = item.version + 1;
  const plannedMinutes = Math.min(item.plannedMinutes + minutes, 480);
  const edited = { ...item.edited, plannedMinutes: version };
  const extended = withItem(state, { ...item, plannedMinutes, version, edited });
  return { state: extended, events: [toMeetingEvent(extended, 'agenda.changed', context)] };
}

/** Ends the talking; notes and actions can still be put right before the minutes are sent. */
export function endMeeting(state: Meeting, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.run);
  if (state.state === 'ended') return unchanged(state);
  requireRunning(state);
  const ended: Meeting = {
    ...settleCurrent(state, 'discussed', context),
    state: 'ended',
    endedAt: context.now,
    current: null,
  };
  return { state: ended, events: [toMeetingEvent(ended, 'meeting.ended', context)] };
}

function requireRunning({ state }: Meeting): void {
  if (state !== 'running') throw new DomainError('wrong-state', { record: 'meeting', state });
}

function settleCurrent(state: Meeting, outcome: AgendaItem['outcome'], { now }: Context): Meeting {
  if (state.current === null) return state;
  const item = getItem(state, state.current.itemId);
  const usedSeconds = item.usedSeconds + Math.max(secondsBetween(state.current.since, now), 0);
  return withItem(state, { ...item, outcome, usedSeconds, version: item.version + 1 });
}

/** The next open item behind the given one, else the first open one: nothing is left out by jumping about. */
function followingOpen(state: Meeting, itemId: string | undefined): AgendaItem | undefined {
  const open = openItems(state.items);
  const from = state.items.find(({ id }) => id === itemId);
  if (from === undefined) return open[0];
  return (
    open.find((item) => item.rank > from.rank || (item.rank === from.rank && item.id > from.id)) ?? open[0]
  );
}
