import type { ActionEvent } from '../../shared/action/commands.ts';
import type { CheckInEvent } from '../../shared/check-in/commands.ts';
import type { DomainEvent } from '../../shared/core/decide.ts';
import type { MeetingEvent } from '../../shared/meeting/events.ts';
import type { PersonSettingsEvent } from '../../shared/person/commands.ts';
import type { SeriesEvent } from '../../shared/series/events.ts';

// The kinds of events that this version knows. While versions change, an outbox may hold others.

export const seriesKinds = listKinds<SeriesEvent>({
  'series.created': true,
  'series.proposed': true,
  'series.joined': true,
  'series.declined': true,
  'series.people-changed': true,
  'series.settings-changed': true,
  'series.schedule-changed': true,
  'series.acting-set': true,
});

export const meetingKinds = listKinds<MeetingEvent>({
  'meeting.planned': true,
  'meeting.opened': true,
  'meeting.started': true,
  'meeting.moved-on': true,
  'meeting.ended': true,
  'meeting.closed': true,
  'meeting.skipped': true,
  'meeting.unskipped': true,
  'meeting.moved': true,
  'meeting.attended': true,
  'meeting.offered': true,
  'meeting.offer-answered': true,
  'meeting.reopened': true,
  'agenda.changed': true,
  'agenda.posted': true,
  'item.parked': true,
  'item.promoted': true,
});

export const checkInKinds = listKinds<CheckInEvent>({
  'check-in.asked': true,
  'check-in.away': true,
  'check-in.draft-saved': true,
  'check-in.copied': true,
  'check-in.sent': true,
  'check-in.skipped': true,
  'check-in.handed-over': true,
  'check-in.snoozed': true,
  'check-in.noticed': true,
  'check-in.withdrawn': true,
});

export const actionKinds = listKinds<ActionEvent>({ 'action.created': true, 'action.changed': true });

export const personSettingsKinds = listKinds<PersonSettingsEvent>({ 'person.settings-changed': true });

/** The names as an object, so that one that is missing does not compile. */
function listKinds<Event extends DomainEvent>(kinds: Record<Event['kind'], true>): readonly string[] {
  return Object.keys(kinds);
}
