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
import { attend, setAttendance } from './attendance-commands.ts';
import { dropItem, setLocked } from './chair-commands.ts';
import { closeMeeting, reopenMeeting } from './close-commands.ts';
import { composeAgenda, type AgendaSources } from './compose.ts';
import type { MeetingCommand, MeetingPersonCommand } from './command.ts';
import { toMeetingEvent, type MeetingDecision } from './events.ts';
import type { Meeting } from './meeting.ts';
import { mergeItem, unmergeItem } from './merge-commands.ts';
import { promoteItem } from './promote-command.ts';
import { isNothingToDiscuss } from './order.ts';
import { endMeeting, extendItem, moveOn, settleItem, startMeeting } from './run-commands.ts';
import { answerOffer, lapse, moveMeeting, plan, skipMeeting, unskip, withdraw } from './schedule-commands.ts';

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
  if (command.kind === 'skip') return skipMeeting(state, command, context);
  if (state === null) throw new DomainError('not-found', { record: 'meeting' });
  switch (command.kind) {
    case 'open':
      return open(state, context);
    case 'compose':
      return compose(state, command.sources, context);
    case 'post-agenda':
      return postAgenda(state, command.mayOffer, context);
    case 'withdraw':
      return withdraw(state, context);
    case 'lapse':
      return lapse(state, context);
    default:
      return decideForPerson(state, command, context);
  }
}

type PersonCommand = Exclude<MeetingPersonCommand, { kind: 'skip' }>;

function decideForPerson(state: Meeting, command: PersonCommand, context: Context): MeetingDecision {
  switch (command.kind) {
    case 'add-item':
      return addItem(state, command.item, context);
    case 'edit-item':
      return editItem(state, command, context);
    case 'remove-item':
      return removeItem(state, command, context);
    case 'order-items':
      return orderItems(state, command, context);
    case 'lock':
    case 'unlock':
      return setLocked(state, command.kind === 'lock', context);
    case 'merge':
      return mergeItem(state, command, context);
    case 'unmerge':
      return unmergeItem(state, command, context);
    case 'promote':
      return promoteItem(state, command, context);
    case 'drop':
      return dropItem(state, command, context);
    default:
      return decideInMeeting(state, command, context);
  }
}

type InMeetingCommand = Exclude<
  PersonCommand,
  {
    kind:
      | 'add-item'
      | 'edit-item'
      | 'remove-item'
      | 'order-items'
      | 'lock'
      | 'unlock'
      | 'merge'
      | 'unmerge'
      | 'promote'
      | 'drop';
  }
>;

function decideInMeeting(state: Meeting, command: InMeetingCommand, context: Context): MeetingDecision {
  switch (command.kind) {
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
    default:
      return decideAround(state, command, context);
  }
}

type AroundCommand = Extract<
  InMeetingCommand,
  { kind: 'attend' | 'set-attendance' | 'answer-offer' | 'unskip' | 'move' }
>;

function decideAround(state: Meeting, command: AroundCommand, context: Context): MeetingDecision {
  switch (command.kind) {
    case 'attend':
      return attend(state, context);
    case 'set-attendance':
      return setAttendance(state, command, context);
    case 'answer-offer':
      return answerOffer(state, command, context);
    case 'unskip':
      return unskip(state, context);
    case 'move':
      return moveMeeting(state, command, context);
  }
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
  // Something has come up since the chairs were asked whether a meeting is needed.
  const offer = isNothingToDiscuss(items) ? state.offer : null;
  const composed: Meeting = { ...state, items, offer };
  return { state: composed, events: [toMeetingEvent(composed, 'agenda.changed', context)] };
}

function postAgenda(state: Meeting, mayOffer: boolean, context: Context): MeetingDecision {
  // A meeting that began early needs no announcement any more.
  if (state.agendaPostedAt !== null || state.state !== 'open') return unchanged(state);
  const isOffered = mayOffer && isNothingToDiscuss(state.items);
  const offer = isOffered ? { notNeeded: [], keptBy: null } : null;
  const posted: Meeting = { ...state, agendaPostedAt: context.now, offer };
  return {
    state: posted,
    events: [
      toMeetingEvent(posted, 'agenda.posted', context),
      ...(isOffered ? [toMeetingEvent(posted, 'meeting.offered', context)] : []),
    ],
  };
}
