import { DomainError, refuseField } from '../core/errors.ts';
import { toEvent, unchanged, type Context, type Decision, type DomainEvent } from '../core/decide.ts';
import { checkInSections, entryLimit, type Answers, type CheckIn } from './check-in.ts';
import { toEntries } from './entries.ts';
import { canAnswer } from './permissions.ts';

/** Who is asked, for which meeting. */
export type CheckInSubject = Pick<CheckIn, 'id' | 'seriesId' | 'meetingId' | 'personId' | 'department'>;

export type CheckInCommand =
  | { kind: 'ask'; subject: CheckInSubject }
  | { kind: 'save-draft'; answers: Answers }
  | { kind: 'send'; answers: Answers; meeting: MeetingProgress; seenRound?: number | undefined }
  | { kind: 'skip'; reason: string; meeting: MeetingProgress; seenRound?: number | undefined };

/** How far the meeting of a check-in is, as far as answers are concerned. */
export interface MeetingProgress {
  agendaPosted: boolean;
  /** The meeting has begun: nothing more is taken. */
  started: boolean;
}

interface CheckInEventData {
  seriesId: string;
  meetingId: string;
  personId: string;
}

export type CheckInEvent = DomainEvent<
  'check-in.asked' | 'check-in.draft-saved' | 'check-in.sent' | 'check-in.skipped',
  CheckInEventData
>;

/**
 * Decides about one person's check-in. Sending the same answers twice changes nothing.
 *
 * @throws DomainError `not-found` before the person was asked, `not-allowed` for anybody else than the person,
 * `wrong-state` once the meeting has begun, `edited-meanwhile` when it was answered otherwise since the writer saw it,
 * `invalid-input` for more lines than a check-in holds.
 */
export function decideCheckIn(
  state: CheckIn | null,
  command: CheckInCommand,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  if (command.kind === 'ask') return ask(state, command.subject, context);
  if (state === null) throw new DomainError('not-found', { record: 'check-in' });
  if (!canAnswer(context.actor, state.personId)) throw new DomainError('not-allowed', { allowedRoles: [] });
  switch (command.kind) {
    case 'save-draft':
      return saveDraft(state, command.answers, context);
    case 'send':
      return send(state, command, context);
    case 'skip':
      return skip(state, command, context);
  }
}

function ask(
  state: CheckIn | null,
  subject: CheckInSubject,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  if (state !== null) return unchanged(state);
  const asked: CheckIn = {
    ...subject,
    state: 'asked',
    answers: {},
    entries: [],
    skipReason: '',
    round: 0,
    answeredAt: null,
    late: false,
  };
  return { state: asked, events: [toEvent(context, 'check-in.asked', toData(asked))] };
}

function saveDraft(state: CheckIn, answers: Answers, context: Context): Decision<CheckIn, CheckInEvent> {
  if (state.state === 'sent')
    throw new DomainError('wrong-state', { record: 'check-in', state: state.state });
  if (state.state === 'draft' && sameAnswers(state.answers, answers)) return unchanged(state);
  const draft: CheckIn = { ...state, state: 'draft', answers };
  return { state: draft, events: [toEvent(context, 'check-in.draft-saved', toData(draft))] };
}

function send(
  state: CheckIn,
  { answers, meeting, seenRound }: Extract<CheckInCommand, { kind: 'send' }>,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  if (state.state === 'sent' && sameAnswers(state.answers, answers)) return unchanged(state);
  requireNotStarted(meeting);
  requireRound(state, seenRound, answers);
  const entries = toEntries(answers, state.entries, context.newId);
  if (entries.length > entryLimit) refuseField('answers', 'too-long');
  const sent: CheckIn = {
    ...state,
    state: 'sent',
    answers,
    entries,
    skipReason: '',
    round: state.round + 1,
    answeredAt: state.answeredAt ?? context.now,
    late: state.answeredAt === null ? meeting.agendaPosted : state.late,
  };
  return { state: sent, events: [toEvent(context, 'check-in.sent', toData(sent))] };
}

function skip(
  state: CheckIn,
  { reason, meeting, seenRound }: Extract<CheckInCommand, { kind: 'skip' }>,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  if (state.state === 'skipped' && state.skipReason === reason) return unchanged(state);
  requireNotStarted(meeting);
  requireRound(state, seenRound, {});
  const skipped: CheckIn = {
    ...state,
    state: 'skipped',
    entries: [],
    skipReason: reason,
    round: state.round + 1,
    answeredAt: state.answeredAt ?? context.now,
  };
  return { state: skipped, events: [toEvent(context, 'check-in.skipped', toData(skipped))] };
}

function requireNotStarted(meeting: MeetingProgress): void {
  if (meeting.started) throw new DomainError('wrong-state', { record: 'check-in', state: 'closed' });
}

function requireRound(state: CheckIn, seenRound: number | undefined, yours: Answers): void {
  if (seenRound === undefined || seenRound === state.round) return;
  const { answers: current, round: version } = state;
  throw new DomainError('edited-meanwhile', { field: 'answers', current, yours, version });
}

function sameAnswers(one: Answers, other: Answers): boolean {
  return checkInSections.every((section) => (one[section] ?? '') === (other[section] ?? ''));
}

function toData({ seriesId, meetingId, personId }: CheckIn): CheckInEventData {
  return { seriesId, meetingId, personId };
}
