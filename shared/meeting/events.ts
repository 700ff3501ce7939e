import { toEvent, type Context, type Decision, type DomainEvent } from '../core/decide.ts';
import type { Meeting } from './meeting.ts';

interface MeetingEventData {
  seriesId: string;
  meetingId: string;
}

export type MeetingEvent =
  | DomainEvent<
      | 'meeting.planned'
      | 'meeting.opened'
      | 'meeting.started'
      | 'meeting.moved-on'
      | 'meeting.ended'
      | 'meeting.closed'
      | 'meeting.skipped'
      | 'meeting.unskipped'
      | 'meeting.moved'
      | 'meeting.attended'
      | 'meeting.offered'
      | 'meeting.offer-answered'
      | 'agenda.changed'
      | 'agenda.posted',
      MeetingEventData
    >
  | DomainEvent<'meeting.reopened', MeetingEventData & { reason: string }>
  | DomainEvent<
      'item.parked',
      MeetingEventData & {
        itemId: string;
        title: string;
        department: string | null;
        customers: string[];
      }
    >
  | DomainEvent<'item.promoted', MeetingEventData & { parkedId: string }>;

export type MeetingDecision = Decision<Meeting, MeetingEvent>;

type PlainMeetingEventKind = Exclude<
  MeetingEvent['kind'],
  'meeting.reopened' | 'item.parked' | 'item.promoted'
>;

/** An event about the meeting as a whole. */
export function toMeetingEvent(
  meeting: Meeting,
  kind: PlainMeetingEventKind,
  context: Context,
): MeetingEvent {
  return toEvent(context, kind, { seriesId: meeting.seriesId, meetingId: meeting.id });
}
