import { toEvent, type Context } from '../core/decide.ts';
import type { MeetingEvent } from './events.ts';
import type { AgendaItem, Meeting } from './meeting.ts';

type Named = Pick<AgendaItem, 'id' | 'title' | 'department' | 'customers'>;

/** An item goes to the parking lot, and each one that was merged into it for itself: the lot knows no merging. */
export function toParked(state: Meeting, item: AgendaItem, context: Context): MeetingEvent[] {
  return [item, ...item.merged].map((one) => toParkedEvent(state, one, context));
}

/** An item that was parked in this meeting is taken up again: it leaves the parking lot. */
export function toUnparked(state: Meeting, item: AgendaItem | undefined, context: Context): MeetingEvent[] {
  if (item?.outcome !== 'parked') return [];
  const { id, merged } = item;
  const { seriesId, id: meetingId } = state;
  return [id, ...merged.map((one) => one.id)].map((parkedId) =>
    toEvent(context, 'item.promoted' as const, { seriesId, meetingId, parkedId }),
  );
}

/** What came from the parking lot and is taken off goes back to it; what is parked in this meeting is there already. */
export function toParkedAgain(state: Meeting, item: AgendaItem, context: Context): MeetingEvent[] {
  if (item.outcome === 'parked') return [];
  return [item, ...item.merged].flatMap(({ origin, title, department, customers }) => {
    if (origin.kind !== 'parked') return [];
    return [toParkedEvent(state, { id: origin.parkedId, title, department, customers }, context)];
  });
}

function toParkedEvent(state: Meeting, { id, title, department, customers }: Named, context: Context) {
  const { seriesId, id: meetingId } = state;
  const data = { seriesId, meetingId, itemId: id, title, department, customers };
  return toEvent(context, 'item.parked' as const, data);
}
