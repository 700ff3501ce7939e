import { DomainError, refuseField } from '../core/errors.ts';
import { toEvent, unchanged, type Context, type Decision, type DomainEvent } from '../core/decide.ts';
import { checkInSections, entryLimit, type Answers, type CheckIn, type Mark } from './check-in.ts';
import { toEntries } from './entries.ts';
import { mergeAnswers } from './prefill.ts';
import { canAnswer } from './permissions.ts';
import { isStillAsked } from './progress.ts';

/** Who is asked, for which meeting, and in whose place. */
export type CheckInSubject = Pick<
  CheckIn,
  'id' | 'seriesId' | 'meetingId' | 'personId' | 'department' | 'insteadOf'
>;

export type CheckInCommand =
  /** `away`: the person is not there and is not asked; a substitute may be. */
  | { kind: 'ask'; subject: CheckInSubject; prefill: Answers; away: boolean }
  | {
      kind: 'save-draft';
      answers: Answers;
      marks?: readonly Mark[] | undefined;
      seenRound?: number | undefined;
    }
  /** Adds what was sent last time to the draft. */
  | { kind: 'copy-last'; last: Answers }
  | {
      kind: 'send';
      answers: Answers;
      marks?: readonly Mark[] | undefined;
      findCustomers: (text: string) => string[];
      meeting: MeetingProgress;
      seenRound?: number | undefined;
    }
  | { kind: 'skip'; reason: string; meeting: MeetingProgress; seenRound?: number | undefined }
  | { kind: 'hand-over'; substituteId: string; meeting: MeetingProgress }
  | { kind: 'snooze'; until: string; meeting: MeetingProgress }
  | { kind: 'dismiss-notice'; customer: string }
  /** The person no longer answers for the department. */
  | { kind: 'withdraw' }
  /** The substitute has left: it is the person's own again. */
  | { kind: 'give-back' };

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
  | 'check-in.asked'
  | 'check-in.away'
  | 'check-in.draft-saved'
  | 'check-in.copied'
  | 'check-in.sent'
  | 'check-in.skipped'
  | 'check-in.handed-over'
  | 'check-in.snoozed'
  | 'check-in.noticed'
  | 'check-in.withdrawn',
  CheckInEventData
>;

/**
 * Decides about one person's check-in. Sending the same answers twice changes nothing.
 *
 * @throws DomainError `not-found` before the person was asked, `not-allowed` for anybody else than the person and for one
 * who no longer answers for the department,
 * `wrong-state` once the meeting has begun, `edited-meanwhile` when it was answered otherwise since the writer saw it,
 * `invalid-input` for more lines than a check-in holds, for none at all, and for a substitute who is the person or the
 * one in whose place the person was asked.
 */
export function decideCheckIn(
  state: CheckIn | null,
  command: CheckInCommand,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  if (command.kind === 'ask') return ask(state, command, context);
  if (state === null) throw new DomainError('not-found', { record: 'check-in' });
  if (!canAnswer(context.actor, state.personId)) throw new DomainError('not-allowed', { allowedRoles: [] });
  if (command.kind === 'withdraw') return withdraw(state, context);
  if (state.state === 'withdrawn') throw new DomainError('not-allowed', { allowedRoles: ['representative'] });
  switch (command.kind) {
    case 'save-draft':
      return saveDraft(state, command, context);
    case 'copy-last':
      return copyLast(state, command.last, context);
    case 'send':
      return send(state, command, context);
    case 'skip':
      return skip(state, command, context);
    case 'hand-over':
      return handOver(state, command, context);
    case 'snooze':
      return snooze(state, command, context);
    case 'dismiss-notice':
      return dismissNotice(state, command.customer, context);
    case 'give-back':
      return giveBack(state, context);
  }
}

type CommandOf<Kind extends CheckInCommand['kind']> = Extract<CheckInCommand, { kind: Kind }>;

function ask(
  state: CheckIn | null,
  { subject, prefill, away }: CommandOf<'ask'>,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  // Who answers for the department again is asked again.
  if (state !== null && state.state !== 'withdrawn') return unchanged(state);
  const asked: CheckIn = {
    ...subject,
    state: away ? 'away' : 'asked',
    answers: state?.answers ?? prefill,
    marks: state?.marks ?? [],
    entries: [],
    skipReason: '',
    substituteId: null,
    snoozedUntil: null,
    noticed: [],
    round: state === null ? 0 : state.round + 1,
    answeredAt: null,
    late: false,
  };
  return {
    state: asked,
    events: [toEvent(context, away ? 'check-in.away' : 'check-in.asked', toData(asked))],
  };
}

/** What was answered stays: it was said for the department. */
function withdraw(state: CheckIn, context: Context): Decision<CheckIn, CheckInEvent> {
  if (!isStillAsked(state)) return unchanged(state);
  const withdrawn: CheckIn = { ...state, state: 'withdrawn', snoozedUntil: null, round: state.round + 1 };
  return { state: withdrawn, events: [toEvent(context, 'check-in.withdrawn', toData(withdrawn))] };
}

function giveBack(state: CheckIn, context: Context): Decision<CheckIn, CheckInEvent> {
  if (state.state !== 'handed-over') return unchanged(state);
  const asked: CheckIn = { ...state, state: 'asked', substituteId: null, round: state.round + 1 };
  return { state: asked, events: [toEvent(context, 'check-in.asked', toData(asked))] };
}

function saveDraft(
  state: CheckIn,
  { answers, marks = state.marks, seenRound }: CommandOf<'save-draft'>,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  if (state.state === 'sent')
    throw new DomainError('wrong-state', { record: 'check-in', state: state.state });
  if (state.state === 'draft' && isSame(state, { answers, marks })) return unchanged(state);
  requireRound(state, seenRound, answers);
  const draft: CheckIn = { ...state, state: 'draft', answers, marks: [...marks] };
  return { state: draft, events: [toEvent(context, 'check-in.draft-saved', toData(draft))] };
}

/** Only before anything was sent: what was sent is edited, not filled anew. */
function copyLast(state: CheckIn, last: Answers, context: Context): Decision<CheckIn, CheckInEvent> {
  if (state.state === 'sent')
    throw new DomainError('wrong-state', { record: 'check-in', state: state.state });
  const answers = mergeAnswers(state.answers, last);
  if (isSame(state, { answers, marks: state.marks })) return unchanged(state);
  const draft: CheckIn = { ...state, state: 'draft', answers };
  return { state: draft, events: [toEvent(context, 'check-in.copied', toData(draft))] };
}

/** Sends an update. One without a word is refused: "nothing to report" is a choice of its own. */
function send(state: CheckIn, command: CommandOf<'send'>, context: Context): Decision<CheckIn, CheckInEvent> {
  const { answers, marks = state.marks, meeting } = command;
  if (state.state === 'sent' && isSame(state, { answers, marks })) return unchanged(state);
  requireNotStarted(meeting);
  requireRound(state, command.seenRound, answers);
  const { findCustomers } = command;
  const entries = toEntries({ answers, marks, before: state.entries, findCustomers, newId: context.newId });
  if (entries.length === 0) refuseField('answers', 'nothing-written');
  if (entries.length > entryLimit) refuseField('answers', 'too-long');
  const sent: CheckIn = {
    ...toAnswered(state, context),
    state: 'sent',
    answers,
    marks: [...marks],
    entries,
    skipReason: '',
    // What was skipped or handed over before and is sent now comes now.
    late: state.state === 'sent' ? state.late : meeting.agendaPosted,
  };
  return { state: sent, events: [toEvent(context, 'check-in.sent', toData(sent))] };
}

function toAnswered(state: CheckIn, { now }: Context): CheckIn {
  const answeredAt = state.answeredAt ?? now;
  return { ...state, round: state.round + 1, answeredAt, substituteId: null, snoozedUntil: null };
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
    ...toAnswered(state, context),
    state: 'skipped',
    entries: [],
    skipReason: reason,
  };
  return { state: skipped, events: [toEvent(context, 'check-in.skipped', toData(skipped))] };
}

/** Somebody else of the department is asked in this person's place; answering oneself takes it back. */
function handOver(
  state: CheckIn,
  { substituteId, meeting }: CommandOf<'hand-over'>,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  const isHandedOver = state.state === 'handed-over' || state.state === 'away';
  if (isHandedOver && state.substituteId === substituteId) return unchanged(state);
  requireNotStarted(meeting);
  if (substituteId === state.personId) refuseField('substituteId', 'same-person');
  // Handed back, nobody would be asked any more.
  if (substituteId === state.insteadOf) refuseField('substituteId', 'unknown-person');
  const handed: CheckIn = {
    ...state,
    state: state.state === 'away' ? 'away' : 'handed-over',
    entries: [],
    substituteId,
    snoozedUntil: null,
    round: state.round + 1,
  };
  return { state: handed, events: [toEvent(context, 'check-in.handed-over', toData(handed))] };
}

function snooze(
  state: CheckIn,
  { until, meeting }: CommandOf<'snooze'>,
  context: Context,
): Decision<CheckIn, CheckInEvent> {
  if (state.snoozedUntil === until) return unchanged(state);
  requireNotStarted(meeting);
  if (state.state !== 'asked' && state.state !== 'draft') return unchanged(state);
  const snoozed: CheckIn = { ...state, snoozedUntil: until };
  return { state: snoozed, events: [toEvent(context, 'check-in.snoozed', toData(snoozed))] };
}

function dismissNotice(state: CheckIn, customer: string, context: Context): Decision<CheckIn, CheckInEvent> {
  if (state.noticed.includes(customer)) return unchanged(state);
  const noticed = [...state.noticed, customer].slice(-entryLimit);
  const next: CheckIn = { ...state, noticed };
  return { state: next, events: [toEvent(context, 'check-in.noticed', toData(next))] };
}

function requireNotStarted(meeting: MeetingProgress): void {
  if (meeting.started) throw new DomainError('wrong-state', { record: 'check-in', state: 'closed' });
}

function requireRound(state: CheckIn, seenRound: number | undefined, yours: Answers): void {
  if (seenRound === undefined || seenRound === state.round) return;
  const { answers: current, round: version } = state;
  throw new DomainError('edited-meanwhile', { field: 'answers', current, yours, version });
}

function isSame(state: CheckIn, { answers, marks }: { answers: Answers; marks: readonly Mark[] }): boolean {
  const hasSameText = checkInSections.every(
    (section) => (state.answers[section] ?? '') === (answers[section] ?? ''),
  );
  return hasSameText && JSON.stringify(state.marks) === JSON.stringify(marks);
}

function toData({ seriesId, meetingId, personId }: CheckIn): CheckInEventData {
  return { seriesId, meetingId, personId };
}
