import type { MeetingProgress } from '../check-in/commands.ts';
import type { Meeting } from './meeting.ts';

/** How far a meeting is, as far as answers are concerned. */
export function toProgress({ agendaPostedAt, state }: Meeting): MeetingProgress {
  return { agendaPosted: agendaPostedAt !== null, started: state !== 'planned' && state !== 'open' };
}

/** Answers are taken until the meeting starts; none for one that is left out. */
export function isOpenForAnswers(meeting: Meeting): boolean {
  return !toProgress(meeting).started;
}
