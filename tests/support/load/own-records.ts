import type { Db } from 'mongodb';
import type { Answers } from '../../../shared/check-in/check-in.ts';
import type { AgendaItem } from '../../../shared/meeting/meeting.ts';
import { inOrder } from '../../../shared/meeting/order.ts';

/** What one person alone writes in a week: nobody else changes any of it. */
export interface OwnRecords {
  /** Items that the person has put on the agenda, in its order. */
  items: readonly { title: string; notes: string }[];
  /** Texts of the person's actions, in alphabetical order. */
  actions: readonly string[];
  /** What is in the boxes of the person's check-in. */
  boxes: Answers;
}

export interface Own {
  seriesId: string;
  meetingId: string;
  personId: string;
}

/** What is stored of a person, read past the app. */
export async function readOwnRecords(db: Db, { seriesId, meetingId, personId }: Own): Promise<OwnRecords> {
  const meeting = await db
    .collection<{ _id: string; items: AgendaItem[] }>('meetings')
    .findOne({ _id: meetingId });
  const actions = await db
    .collection<{ text: string }>('actions')
    .find({ seriesId, ownerId: personId })
    .toArray();
  const checkIn = await db.collection<{ answers: Answers }>('checkIns').findOne({ meetingId, personId });
  const isOwn = ({ origin }: AgendaItem) => origin.kind === 'proposed' && origin.personId === personId;
  return {
    items: inOrder(meeting?.items ?? [])
      .filter(isOwn)
      .map(({ title, notes }) => ({ title, notes })),
    actions: actions.map(({ text }) => text).sort(),
    boxes: checkIn?.answers ?? {},
  };
}

/** Whether two states of a person's records are the same. */
export function isSame(one: OwnRecords, other: OwnRecords): boolean {
  return toText(one) === toText(other);
}

function toText({ items, actions, boxes }: OwnRecords): string {
  const filled = Object.entries(boxes).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([items.map(({ title, notes }) => [title, notes]), actions, filled]);
}
