import type { Action } from '../../shared/action/action.ts';
import { answerLimit, type Answers, type CheckIn } from '../../shared/check-in/check-in.ts';
import { DomainError, refuseField } from '../../shared/core/errors.ts';
import { toLines, withoutControls } from '../../shared/core/text.ts';
import { addDuration } from '../../shared/core/time.ts';
import type { AgendaItem, Meeting } from '../../shared/meeting/meeting.ts';
import { isOpenForAnswers } from '../../shared/meeting/progress.ts';
import { findPerson, representativesOf, toActor } from '../../shared/series/people.ts';
import type { AgendaSection, Series, SeriesPerson } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { AnswerCheckIn } from './answer-check-in.ts';
import type { CommandMeeting } from './command-meeting.ts';
import type { Commands } from './commands.ts';
import type { Clock } from './ports.ts';
import type { Queries } from './queries.ts';
import type { RequestCard } from './request-card.ts';
import { createTurns } from './turns.ts';

/** Who writes what, in which series. */
export interface Written {
  series: Series;
  personId: string;
  text: string;
  /** Unique text of the message: delivered again it changes nothing. */
  commandId: string;
}

export interface Proposed {
  meeting: Meeting;
  item: AgendaItem;
}

/** Where a win went. */
export type LoggedWin =
  { kind: 'check-in'; isSent: boolean; meeting: Meeting } | ({ kind: 'item' } & Proposed);

export interface WriteDownDependencies {
  commands: Commands;
  queries: Queries;
  repositories: Pick<Repositories, 'actions' | 'lanes' | 'meetingStore'>;
  commandMeeting: CommandMeeting;
  answerCheckIn: AnswerCheckIn;
  requestCard: RequestCard;
  clock: Clock;
  newId: () => string;
}

export type WriteDown = ReturnType<typeof createWriteDown>;

/** The same words again within this time are the same message, delivered twice under two ids. */
const repeatedWithin = '-PT10M';
/** Actions of one person that are looked through for the same words, newest first; also those that were done meanwhile. */
const lookedThrough = 50;

/**
 * What people say in one line in a chat: an item for the agenda, an action, a win. Saying the same again changes
 * nothing. Each throws DomainError: `not-found` for people outside of the series, `wrong-state` where no meeting is
 * planned or its agenda is locked, `invalid-input` for too long a text, `not-allowed`, `agenda-full`.
 */
export function createWriteDown(deps: WriteDownDependencies) {
  const { commands, queries, repositories, clock, newId } = deps;
  const turns = createTurns(deps);

  async function propose(
    written: Written,
    { section = 'asks', link = null }: { section?: AgendaSection; link?: string | null },
  ): Promise<Proposed> {
    const { series, personId, text, commandId } = written;
    const actor = toActor(series, personId);
    const meetingId = await findMeetingId(deps, series);
    const records = meetingId === null ? null : await queries.readMeeting(meetingId);
    if (records === null) throw new DomainError('wrong-state', { record: 'meeting', state: 'none' });
    const title = withoutControls(text).trim();
    const known = findProposal(records.meeting, personId, title);
    if (known !== null) return { meeting: records.meeting, item: known };
    const request = { kind: 'add-item', item: { title, section, link } } as const;
    const { state } = await deps.commandMeeting({ records, actor, request, commandId });
    const item = findProposal(state, personId, title);
    if (item === null) throw new DomainError('not-found', { record: 'agenda-item' });
    return { meeting: state, item };
  }

  async function give(
    { series, personId, text, commandId }: Written,
    { owner, dueOn }: { owner: SeriesPerson; dueOn: string | null },
  ): Promise<Action> {
    const actor = toActor(series, personId);
    const known = await findRepeated(owner.personId, { seriesId: series.id, by: personId, text, dueOn });
    if (known !== null) return known;
    const action = { id: newId(), seriesId: series.id, text, owner, dueOn, source: await toSource(series) };
    const command = { kind: 'create', action } as const;
    return (await commands.action({ id: action.id, actor, command, commandId })).state;
  }

  async function findRepeated(
    ownerId: string,
    { seriesId, by, text, dueOn }: { seriesId: string; by: string; text: string; dueOn: string | null },
  ): Promise<Action | null> {
    const since = addDuration(clock.now(), repeatedWithin);
    const lately = await repositories.actions.list({ seriesId, ownerId, limit: lookedThrough });
    const isSame = (one: Action) =>
      one.text === text.trim() && one.dueOn === dueOn && one.history[0]?.by === by;
    return lately.find(({ state }) => isSame(state) && state.createdAt > since)?.state ?? null;
  }

  /** What is given while a meeting runs belongs to it, and to what is being talked about. */
  async function toSource({ id }: Series): Promise<Action['source']> {
    const meetingId = await queries.currentMeetingId(id);
    const meeting = meetingId === null ? null : (await repositories.meetingStore.find(meetingId))?.state;
    if (meeting?.state !== 'running') return { kind: 'direct' };
    return { kind: 'meeting', meetingId: meeting.id, itemId: meeting.current?.itemId ?? null };
  }

  /** A representative's own update takes it while it can still be changed; for everybody else it becomes an item. */
  async function logWin(written: Written): Promise<LoggedWin> {
    const { series, personId } = written;
    toActor(series, personId);
    const isAsked = representativesOf(series).some((one) => one.personId === personId);
    const meetingId = isAsked ? await queries.currentMeetingId(series.id) : null;
    const found = meetingId === null ? null : await queries.findCheckIn(meetingId, personId);
    if (found === null || !isOpenForAnswers(found.meeting) || !isOwn(found.checkIn)) {
      return { kind: 'item', ...(await propose(written, { section: 'wins' })) };
    }
    const isSent = await addToCheckIn(deps, found.checkIn, written);
    return { kind: 'check-in', isSent, meeting: found.meeting };
  }

  const inTurn = <Result>({ series }: Written, task: () => Promise<Result>) =>
    turns.run(`write-down:${series.id}`, task);
  return {
    proposeItem: (written: Written, place: { link?: string | null } = {}) =>
      inTurn(written, () => propose(written, place)),
    giveAction: (written: Written, { ownerId, dueOn }: { ownerId: string; dueOn: string | null }) => {
      const owner = findPerson(written.series, ownerId);
      if (owner === null) throw new DomainError('not-found', { record: 'person' });
      return inTurn(written, () => give(written, { owner, dueOn }));
    },
    logWin: (written: Written) => inTurn(written, () => logWin(written)),
  };
}

/** The meeting that a proposal is for: the current one, or the one after a meeting that has ended. */
async function findMeetingId({ queries, clock }: WriteDownDependencies, series: Series) {
  const { currentMeetingId, upcoming } = await queries.readPlan(series);
  const current = currentMeetingId === null ? null : await queries.loadMeeting(currentMeetingId);
  if (current !== null && current.meeting.state !== 'ended') return currentMeetingId;
  const now = clock.now();
  const next = upcoming.find(
    ({ state, startsAt }) => (state === 'planned' || state === 'open') && startsAt > now,
  );
  return next?.id ?? null;
}

function findProposal({ items }: Meeting, personId: string, title: string): AgendaItem | null {
  const isSame = ({ origin, title: own, outcome }: AgendaItem) =>
    origin.kind === 'proposed' && origin.personId === personId && own === title && outcome === 'open';
  return items.findLast(isSame) ?? null;
}

/** Neither given to a substitute, nor left out because the person is away or no longer asked. */
function isOwn({ state }: CheckIn): boolean {
  return state !== 'handed-over' && state !== 'away' && state !== 'withdrawn';
}

/** @returns whether the update has been sent, rather than kept as a draft. */
async function addToCheckIn(
  { answerCheckIn, requestCard }: WriteDownDependencies,
  checkIn: CheckIn,
  { personId, text, commandId }: Written,
): Promise<boolean> {
  const { seriesId, meetingId, answers, marks } = checkIn;
  const isSent = checkIn.state === 'sent' || checkIn.state === 'skipped';
  // What was left out on purpose stays unsaid.
  const next = withWin(checkIn.state === 'skipped' ? {} : answers, text);
  const answer = { state: isSent ? 'sent' : 'draft', answers: next, marks } as const;
  await answerCheckIn({ meetingId, personId, answer, seenRound: checkIn.round, commandId });
  // The card still shows the draft from before, and would send it.
  if (!isSent) await requestCard({ kind: 'check-in', seriesId, meetingId, personId });
  return isSent;
}

/** One win is one line, once. */
function withWin(answers: Answers, text: string): Answers {
  const line = toLines(text).join(' ');
  const before = answers.wins ?? '';
  if (toLines(before).includes(line)) return answers;
  const wins = before === '' ? line : `${before.trimEnd()}\n${line}`;
  if (wins.length > answerLimit) refuseField('text', 'too-long');
  return { ...answers, wins };
}
