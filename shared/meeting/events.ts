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
      | 'agenda.changed'
      | 'agenda.posted',
      MeetingEventData
    >
  | DomainEvent<'meeting.reopened', MeetingEventData & { reason: string }>
  | DomainEvent<
      'item.parked',
      MeetingEventData & { itemId: string; title: string; department: string | null }
    >;

export type MeetingDecision = Decision<Meeting, MeetingEvent>;

type PlainMeetingEventKind = Exclude<MeetingEvent['kind'], 'meeting.reopened' | 'item.parked'>;

/** An event about the meeting as a whole. */
export function toMeetingEvent(
  meeting: Meeting,
  kind: PlainMeetingEventKind,
  context: Context,
): MeetingEvent {
  return toEvent(context, kind, { seriesId: meeting.seriesId, meetingId: meeting.id });
}
