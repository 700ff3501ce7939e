import type { Answers, CheckIn, Mark } from '../../shared/check-in/check-in.ts';
import { canAnswer } from '../../shared/check-in/permissions.ts';
import type { CheckInCommand, MeetingProgress } from '../../shared/check-in/commands.ts';
import { createCustomerFinder } from '../../shared/core/customers.ts';
import { DomainError } from '../../shared/core/errors.ts';
import { toCheckInId } from '../../shared/core/ids.ts';
import { toProgress } from '../../shared/meeting/progress.ts';
import { toActor } from '../../shared/series/people.ts';
import type { Commands } from './commands.ts';
import type { Queries } from './queries.ts';

export type CheckInAnswer =
  | { state: 'draft' | 'sent'; answers: Answers; marks?: readonly Mark[] | undefined }
  | { state: 'skipped'; reason: string };

export interface AnswerInput {
  meetingId: string;
  /** Whose update it is. */
  personId: string;
  /** Who answers; by default the same person. Nobody may answer for somebody else. */
  actorId?: string;
  answer: CheckInAnswer;
  /** Round of the check-in that a card showed. */
  seenRound?: number;
  /** Version of the check-in that the tab showed. */
  seenVersion?: number;
  commandId: string;
}

export type AnswerCheckIn = ReturnType<typeof createAnswerCheckIn>;

/**
 * Saves, sends or skips a person's update.
 *
 * @throws DomainError `not-found`, `not-allowed`, `wrong-state` once the meeting has begun, `edited-meanwhile`.
 */
export function createAnswerCheckIn({ commands, queries }: { commands: Commands; queries: Queries }) {
  return async (input: AnswerInput): Promise<{ checkIn: CheckIn; version: number }> => {
    const found = await queries.findCheckIn(input.meetingId, input.personId);
    if (found === null) throw new DomainError('not-found', { record: 'check-in' });
    const actor = toActor(found.series, input.actorId ?? input.personId);
    // Before versions are compared: that refusal shows what is stored.
    if (!canAnswer(actor, input.personId)) throw new DomainError('not-allowed', { allowedRoles: [] });
    const { state, version } = await commands.checkIn({
      id: toCheckInId(input.meetingId, input.personId),
      actor,
      command: toCommand(input, toProgress(found.meeting), createCustomerFinder(found.series.customers)),
      commandId: input.commandId,
      seenVersion: input.seenVersion,
      yours: input.answer,
    });
    return { checkIn: state, version };
  };
}

function toCommand(
  { answer, seenRound }: AnswerInput,
  meeting: MeetingProgress,
  findCustomers: (text: string) => string[],
): CheckInCommand {
  if (answer.state === 'skipped') return { kind: 'skip', reason: answer.reason, meeting, seenRound };
  const { answers, marks } = answer;
  if (answer.state === 'draft') return { kind: 'save-draft', answers, marks, seenRound };
  return { kind: 'send', answers, marks, findCustomers, meeting, seenRound };
}
