import { requireRole, toAuthor } from '../core/actor.ts';
import { toEvent, unchanged, type Context } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { toCustomerKey } from '../core/customers.ts';
import { toWords } from '../core/text.ts';
import type { MeetingCommandOf as Of } from './command.ts';
import { toMeetingEvent, type MeetingDecision } from './events.ts';
import type { AgendaItem, Meeting, Minutes } from './meeting.ts';
import { inOrder } from './order.ts';
import { meetingPermissions } from './permissions.ts';
import { endMeeting } from './run-commands.ts';

/** Closes a meeting: its minutes are put down as the next version, and it can be found in History. */
export function closeMeeting(state: Meeting, command: Of<'close'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.close);
  if (state.state === 'closed') return unchanged(state);
  const ended = state.state === 'running' ? endMeeting(state, context).state : state;
  if (ended.state !== 'ended')
    throw new DomainError('wrong-state', { record: 'meeting', state: state.state });
  const minutes: Minutes = {
    version: ended.minutes.length + 1,
    closedAt: context.now,
    closedBy: toAuthor(context.actor),
    reason: ended.reopenedBecause,
    attendance: ended.attendance,
    startedAt: ended.startedAt,
    endedAt: ended.endedAt,
    items: inOrder(ended.items),
    actions: command.actions,
    readBeforehand: command.readBeforehand,
  };
  const closed: Meeting = {
    ...ended,
    state: 'closed',
    minutes: [...ended.minutes, minutes],
    reopenedBecause: '',
    search: toSearch(minutes, command),
  };
  return { state: closed, events: [toMeetingEvent(closed, 'meeting.closed', context)] };
}

/** Unlocks the latest closed meeting; the minutes sent so far stay in its trail. */
export function reopenMeeting(
  state: Meeting,
  { reason, isLatest }: Of<'reopen'>,
  context: Context,
): MeetingDecision {
  requireRole(context.actor, meetingPermissions.close);
  if (state.state === 'ended') return unchanged(state);
  if (state.state !== 'closed' || !isLatest) {
    throw new DomainError('wrong-state', { record: 'meeting', state: isLatest ? state.state : 'superseded' });
  }
  if (reason.trim() === '') refuseField('reason', 'required');
  const reopened: Meeting = { ...state, state: 'ended', reopenedBecause: reason.trim() };
  const data = { seriesId: state.seriesId, meetingId: state.id, reason: reason.trim() };
  return { state: reopened, events: [toEvent(context, 'meeting.reopened', data)] };
}

function toSearch(minutes: Minutes, { names, findCustomers }: Of<'close'>): Meeting['search'] {
  const { items, actions, readBeforehand } = minutes;
  const texts = [
    ...items.flatMap(toItemTexts),
    ...actions.map(({ text }) => text),
    ...readBeforehand.flatMap(({ entries }) => entries.map(({ text }) => text)),
  ];
  const people = [
    ...items.flatMap((item) => [item, ...item.merged].map(({ presenterId }) => presenterId)),
    ...actions.map(({ ownerId }) => ownerId),
    ...readBeforehand.map(({ personId }) => personId),
  ].filter((id) => id !== null);
  const departments = [...items.flatMap((item) => [item, ...item.merged]), ...actions, ...readBeforehand]
    .map(({ department }) => department)
    .filter((id) => id !== null);
  return {
    words: toWords([...texts, ...names]),
    people: [...new Set(people)],
    departments: [...new Set(departments)],
    customers: [...new Set(texts.flatMap(findCustomers).map(toCustomerKey))],
  };
}

function toItemTexts({ title, notes, decisions, merged }: AgendaItem): string[] {
  const own = [title, notes, ...decisions.map(({ text }) => text)];
  return [
    ...own,
    ...merged.flatMap((one) => [one.title, one.notes, ...one.decisions.map(({ text }) => text)]),
  ];
}
