import { isOpenForAnswers } from '../../shared/meeting/progress.ts';
import { listWaiting, type Daily } from '../app/daily.ts';
import type { CardSubject, Clock } from '../app/ports.ts';
import type { Queries } from '../app/queries.ts';

export interface IsOverDependencies {
  queries: Pick<Queries, 'readMeeting' | 'findCheckIn'>;
  daily: Pick<Daily, 'load'>;
  clock: Pick<Clock, 'now'>;
}

/**
 * Tells whether a card asks or tells nothing any more: its meeting is left out or has begun, what waited for a person is
 * done, or the person is not asked any more. Who has such a card is shown so on it; nobody else is troubled with it.
 */
export function createIsOver({ queries, daily, clock }: IsOverDependencies) {
  async function isMeetingOver(meetingId: string): Promise<boolean> {
    const records = await queries.readMeeting(meetingId);
    return records === null || !isOpenForAnswers(records.meeting);
  }

  async function isCheckInOver(meetingId: string, personId: string): Promise<boolean> {
    const found = await queries.findCheckIn(meetingId, personId);
    return found === null || !isOpenForAnswers(found.meeting) || found.checkIn.state === 'withdrawn';
  }

  async function isDayOver(personId: string): Promise<boolean> {
    const content = await daily.load(personId);
    return content === null || content.actions.length + listWaiting(content, clock.now()).length === 0;
  }

  return async (subject: CardSubject): Promise<boolean> => {
    switch (subject.kind) {
      case 'check-in':
        // A copy further down is what the person has just asked for.
        return subject.below === undefined && isCheckInOver(subject.meetingId, subject.personId);
      case 'brief':
      case 'offer':
      case 'mention':
        return isMeetingOver(subject.meetingId);
      case 'daily':
        return isDayOver(subject.personId);
      case 'agenda':
      case 'minutes':
      case 'start':
      case 'join':
      case 'together':
        return false;
    }
  };
}
