import { checkInSections, type Answers, type CheckIn } from '../../../shared/check-in/check-in.ts';
import { isStillAsked } from '../../../shared/check-in/progress.ts';
import { DomainError, isDomainError } from '../../../shared/core/errors.ts';
import type { AnswerCheckIn } from '../../app/answer-check-in.ts';

/** The boxes that hold something. */
export function toAnswers(data: Answers): Answers {
  const filled = checkInSections.filter((section) => (data[section] ?? '').trim() !== '');
  return Object.fromEntries(filled.map((section) => [section, data[section]]));
}

/** Tells whether a press came with words that are not stored, and would be lost without a word. */
export function hasNewWords({ answers }: Pick<CheckIn, 'answers'>, data: Answers): boolean {
  // A card without boxes says nothing about them.
  if (checkInSections.every((section) => data[section] === undefined)) return false;
  const typed = toAnswers(data);
  return checkInSections.some((section) => (typed[section] ?? '') !== (answers[section] ?? ''));
}

/**
 * Keeps what stands in the boxes as a draft before something else is done.
 *
 * @returns false where it could not be kept, because the check-in was answered or handed over meanwhile.
 */
export async function keepWords(
  answerCheckIn: AnswerCheckIn,
  checkIn: CheckIn,
  { data, commandId }: { data: Answers & { round: number }; commandId: string },
): Promise<boolean> {
  if (!hasNewWords(checkIn, data)) return true;
  if (!isStillAsked(checkIn)) return false;
  const { meetingId, personId } = checkIn;
  const answer = { state: 'draft', answers: toAnswers(data) } as const;
  try {
    await answerCheckIn({
      meetingId,
      personId,
      answer,
      seenRound: data.round,
      commandId: `${commandId}:draft`,
    });
    return true;
  } catch (error) {
    if (isDomainError(error, 'edited-meanwhile') || isDomainError(error, 'wrong-state')) return false;
    throw error;
  }
}

/** Refuses a press on a card that shows an older round. @throws DomainError `edited-meanwhile`. */
export function requireRound({ round, answers }: CheckIn, data: Answers & { round: number }): void {
  if (round === data.round) return;
  const yours = toAnswers(data);
  throw new DomainError('edited-meanwhile', { field: 'answers', current: answers, yours, version: round });
}
