import type { InstantText } from '../../shared/core/time.ts';
import type { Repositories } from '../db/repositories.ts';
import type { CardSubject, Clock } from './ports.ts';

export type RequestCard = ReturnType<typeof createRequestCard>;

/**
 * Asks for a card to be posted, or to be brought up to date where it stands. It is sent before everything that is due later
 * than it: now, unless the work that asks for it was due before.
 */
export function createRequestCard({ jobs, clock }: { jobs: Repositories['jobs']; clock: Clock }) {
  return async (subject: CardSubject, dueAt: InstantText = clock.now()): Promise<void> => {
    await jobs.request({
      kind: 'send-card',
      key: toCardKey(subject),
      lane: toCardLane(subject),
      payload: { subject },
      dueAt,
    });
  };
}

/** Unique text of what a card is about. */
export function toCardKey(subject: CardSubject): string {
  switch (subject.kind) {
    case 'check-in':
    case 'brief':
    case 'offer':
      return [subject.kind, subject.meetingId, subject.personId, subject.below]
        .filter((part) => part !== undefined)
        .join(':');
    case 'agenda':
    case 'minutes':
    case 'mention':
      return `${subject.kind}:${subject.meetingId}`;
    case 'daily':
      return `daily:${subject.personId}:${subject.week}:${subject.number.toString()}`;
    case 'start':
      return `start:${subject.placeId}`;
    case 'join':
    case 'together':
      return `${subject.kind}:${subject.seriesId}`;
  }
}

/** Cards of one conversation share a lane: they go out one after the other, in order. */
function toCardLane(subject: CardSubject): string {
  if ('personId' in subject) return `person:${subject.personId}`;
  return toSeriesLane(subject.seriesId);
}

/** The lane of what goes to everybody of a series. */
export function toSeriesLane(seriesId: string): string {
  return `channel:${seriesId}`;
}
