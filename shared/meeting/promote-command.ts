import { requireRole, toAuthor } from '../core/actor.ts';
import { toEvent, unchanged, type Context } from '../core/decide.ts';
import { requireRoom, withNewItem } from './agenda-commands.ts';
import type { MeetingCommandOf as Of } from './command.ts';
import { toMeetingEvent, type MeetingDecision } from './events.ts';
import type { AgendaItem, Meeting } from './meeting.ts';
import { nextRank } from './order.ts';
import { meetingPermissions } from './permissions.ts';

/** Puts something that was parked on this agenda; it leaves the parking lot. */
export function promoteItem(state: Meeting, { parked }: Of<'promote'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.promote);
  const isHere = state.items
    .flatMap((item) => [item, ...item.merged])
    .some(({ origin }) => origin.kind === 'parked' && origin.parkedId === parked.parkedId);
  if (isHere) return unchanged(state);
  requireRoom(state, context.actor);
  const { parkedId, title, department, fromDate, customers } = parked;
  const item: AgendaItem = {
    id: context.newId(),
    version: 1,
    edited: {},
    rank: nextRank(state.items, 'carried-over'),
    section: 'carried-over',
    title,
    department,
    presenterId: null,
    plannedMinutes: 5,
    origin: { kind: 'parked', parkedId, fromDate, personId: toAuthor(context.actor) },
    customers,
    merged: [],
    late: state.agendaPostedAt !== null,
    outcome: 'open',
    usedSeconds: 0,
    notes: '',
    decisions: [],
  };
  const promoted = withNewItem(state, item);
  const data = { seriesId: state.seriesId, meetingId: state.id, parkedId };
  const events = [
    toMeetingEvent(promoted, 'agenda.changed', context),
    toEvent(context, 'item.promoted' as const, data),
  ];
  return { state: promoted, events };
}
