import { unchanged, type Context } from '../core/decide.ts';
import { DomainError } from '../core/errors.ts';
import {
  addItem,
  decideOnItem,
  editItem,
  orderItems,
  removeItem,
  undecideOnItem,
} from './agenda-commands.ts';
import { closeMeeting, reopenMeeting } from './close-commands.ts';
import { composeAgenda, type AgendaSources } from './compose.ts';
import type { MeetingCommand, MeetingCommandOf, MeetingPersonCommand } from './command.ts';
import { toMeetingEvent, type MeetingDecision } from './events.ts';
import type { Meeting } from './meeting.ts';
import { endMeeting, extendItem, moveOn, settleItem, startMeeting } from './run-commands.ts';

/**
 * Decides about one meeting. A command whose effect is there already changes nothing: two people who press "Next" on
 * the same item move on once.
 *
 * @throws DomainError `not-found`, `not-allowed`, `wrong-state`, `invalid-input`, `agenda-full`, `edited-meanwhile`.
 */
export function decideMeeting(
  state: Meeting | null,
  command: MeetingCommand,
  context: Context,
): MeetingDecision {
  if (command.kind === 'plan') return plan(state, command, context);
  if (state === null) throw new DomainError('not-found', { record: 'meeting' });
  switch (command.kind) {
    case 'open':
      return open(state, context);
    case 'compose':
      return compose(state, command.sources, context);
    case 'post-agenda':
      return postAgenda(state, context);
    default:
      return decideForPerson(state, command, context);
  }
}

// One line per command: the length is that of the list, not of a thought.

function decideForPerson(state: Meeting, command: MeetingPersonCommand, context: Context): MeetingDecision {
  switch (command.kind) {
    case 'add-item':
      return addItem(state, command.item, context);
    case 'edit-item':
      return editItem(state, command, context);
    case 'remove-item':
      return removeItem(state, command, context);
    case 'order-items':
      return orderItems(state, command, context);
    case 'decide':
      return decideOnItem(state, command, context);
    case 'undecide':
      return undecideOnItem(state, command, context);
    case 'start':
      return startMeeting(state, context);
    case 'next':
      return moveOn(state, command, context);
    case 'discuss':
    case 'defer':
    case 'park':
      return settleItem(state, command, context);
    case 'extend':
      return extendItem(state, command, context);
    case 'end':
      return endMeeting(state, context);
    case 'close':
      return closeMeeting(state, command, context);
    case 'reopen':
      return reopenMeeting(state, command, context);
  }
}

function plan(state: Meeting | null, command: MeetingCommandOf<'plan'>, context: Context): MeetingDecision {
  if (state !== null) return unchanged(state);
  const { times, schedule, seriesId, meetingId } = command;
  const planned: Meeting = {
    id: meetingId,
    seriesId,
    ...times,
    lengthMinutes: schedule.lengthMinutes,
    zone: schedule.zone,
    state: 'planned',
    agendaPostedAt: null,
    startedAt: null,
    endedAt: null,
    current: null,
    items: [],
    removed: [],
    minutes: [],
    search: { words: [], people: [], departments: [] },
  };
  return { state: planned, events: [toMeetingEvent(planned, 'meeting.planned', context)] };
}

function open(state: Meeting, context: Context): MeetingDecision {
  if (state.state !== 'planned') return unchanged(state);
  const opened: Meeting = { ...state, state: 'open' };
  return { state: opened, events: [toMeetingEvent(opened, 'meeting.opened', context)] };
}

function compose(state: Meeting, sources: AgendaSources, context: Context): MeetingDecision {
  if (state.state !== 'open') return unchanged(state);
  const posted = state.agendaPostedAt !== null;
  const items = composeAgenda(sources, { items: state.items, removed: state.removed, posted }, context.newId);
  const isSame = items.length === state.items.length && items.every((item) => state.items.includes(item));
  if (isSame) return unchanged(state);
  const composed: Meeting = { ...state, items };
  return { state: composed, events: [toMeetingEvent(composed, 'agenda.changed', context)] };
}

function postAgenda(state: Meeting, context: Context): MeetingDecision {
  // A meeting that began early needs no announcement any more.
  if (state.agendaPostedAt !== null || state.state !== 'open') return unchanged(state);
  const posted: Meeting = { ...state, agendaPostedAt: context.now };
  return { state: posted, events: [toMeetingEvent(posted, 'agenda.posted', context)] };
}
