import { toAuthor } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { findLanguageTag, isBlank } from '../core/text.ts';
import { readZone } from '../core/zones.ts';
import { toSettingText, withChange } from './changes.ts';
import { toSeriesEvent, type SeriesDecision } from './events.ts';
import {
  toDefaultSettings,
  type Department,
  type Schedule,
  type Series,
  type SeriesPerson,
  type Start,
} from './series.ts';

/** What the one who adds the app proposes to the other leader. */
export interface Proposal {
  id: string;
  /** The channel or chat where the series' cards go. */
  home: string;
  tenantId: string;
  name: string;
  language: string;
  departments: Department[];
  /** Everybody of the channel, with both chairs in their departments. */
  people: SeriesPerson[];
  schedule: Schedule;
  otherChairId: string;
  commitment: string;
}

/** Some of a schedule's fields; an absent one stays as it is. */
export type ScheduleEdit = { [Field in keyof Schedule]?: Schedule[Field] | undefined };

export type StartAnswer =
  | { kind: 'join'; commitment?: string | undefined; schedule?: ScheduleEdit | undefined }
  | { kind: 'not-now'; reason: string };

/** Asks the other leader. Proposing again while nobody has joined replaces the proposal. */
export function propose(state: Series | null, proposal: Proposal, context: Context): SeriesDecision {
  if (state?.state === 'active') return unchanged(state);
  const addedBy = toAuthor(context.actor);
  if (state !== null && state.start?.addedBy !== addedBy) {
    throw new DomainError('wrong-state', { record: 'series', state: state.state });
  }
  requireLeaders(proposal, addedBy);
  const proposed = toProposed(state, proposal, context);
  if (state !== null && isSameProposal(state, proposed)) return unchanged(state);
  return { state: proposed, events: [toSeriesEvent(proposed, 'series.proposed', context)] };
}

function toProposed(state: Series | null, proposal: Proposal, { actor, now }: Context): Series {
  const { otherChairId, commitment, schedule, ...rest } = proposal;
  const start: Start = {
    addedBy: toAuthor(actor),
    otherChairId,
    commitment: readCommitment(commitment),
    answer: 'waiting',
    reason: '',
    askedAt: now,
    answeredAt: null,
  };
  return {
    ...rest,
    ...toDefaultSettings(schedule.zone),
    schedule: readSchedule(schedule),
    state: 'proposed',
    start,
    revision: (state?.revision ?? 0) + 1,
    edited: {},
    changes: [],
    createdAt: state?.createdAt ?? now,
  };
}

/** The same words to the same leader, who has not answered yet. */
function isSameProposal(state: Series, proposed: Series): boolean {
  const toText = ({ name, language, departments, people, schedule, start }: Series) =>
    toSettingText([name, language, departments, people, schedule, { ...start, askedAt: '' }]);
  return toText(state) === toText(proposed);
}

function requireLeaders(proposal: Proposal, addedBy: string): void {
  const { people, departments, otherChairId, name, language } = proposal;
  if (isBlank(name)) refuseField('name', 'required');
  if (departments.some((one) => isBlank(one.name))) refuseField('departments', 'required');
  if (findLanguageTag(language) === null) refuseField('language', 'unknown-language');
  if (otherChairId === addedBy) refuseField('otherChairId', 'same-person');
  const toDepartment = (id: string) =>
    people.find(({ personId, role }) => personId === id && role === 'chair')?.department;
  const [own, other] = [toDepartment(addedBy), toDepartment(otherChairId)];
  if (other === undefined) refuseField('otherChairId', 'unknown-person');
  const isLed = departments.every(({ id }) => id === own || id === other);
  if (!isLed || own === other) refuseField('departments', 'unknown-department');
}

/** The other leader joins, perhaps with other words or another time, or says "not now". */
export function answerStart(state: Series, answer: StartAnswer, context: Context): SeriesDecision {
  const { start } = state;
  if (start === null) throw new DomainError('wrong-state', { record: 'series', state: state.state });
  if (toAuthor(context.actor) !== start.otherChairId) {
    throw new DomainError('not-allowed', { allowedRoles: ['chair'] });
  }
  if (state.state === 'active') return unchanged(state);
  const answeredAt = context.now;
  if (answer.kind === 'not-now') {
    const reason = answer.reason.trim();
    if (reason.length > 280) refuseField('reason', 'too-long');
    if (start.answer === 'not-now' && start.reason === reason) return unchanged(state);
    const declined: Start = { ...start, answer: 'not-now', reason, answeredAt };
    const next: Series = { ...state, start: declined, revision: state.revision + 1 };
    return { state: next, events: [toSeriesEvent(next, 'series.declined', context)] };
  }
  const commitment = readCommitment(answer.commitment ?? start.commitment);
  const schedule = readSchedule({ ...state.schedule, ...toDefined(answer.schedule) });
  const joined: Series = {
    ...withSchedule(state, schedule, context),
    state: 'active',
    start: { ...start, commitment, answer: 'joined', reason: '', answeredAt },
    revision: state.revision + 1,
  };
  return { state: joined, events: [toSeriesEvent(joined, 'series.joined', context)] };
}

/** Another time is a change like any other: it stands in the list, and older views of it are out of date. */
function withSchedule(state: Series, schedule: Schedule, context: Context): Series {
  const [before, after] = [toSettingText(state.schedule), toSettingText(schedule)];
  if (before === after) return state;
  const edited = { ...state.edited, schedule: state.revision + 1 };
  return withChange({ ...state, schedule, edited }, { field: 'schedule', before, after }, context);
}

/** The one who added the app asks once more after a "not now". */
export function askAgain(state: Series, context: Context): SeriesDecision {
  const { start } = state;
  if (start === null) throw new DomainError('wrong-state', { record: 'series', state: state.state });
  if (toAuthor(context.actor) !== start.addedBy) {
    throw new DomainError('not-allowed', { allowedRoles: ['chair'] });
  }
  if (start.answer !== 'not-now') return unchanged(state);
  const asked: Start = { ...start, answer: 'waiting', reason: '', askedAt: context.now, answeredAt: null };
  const next: Series = { ...state, start: asked, revision: state.revision + 1 };
  return { state: next, events: [toSeriesEvent(next, 'series.proposed', context)] };
}

function readCommitment(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') refuseField('commitment', 'required');
  if (trimmed.length > 1000) refuseField('commitment', 'too-long');
  return trimmed;
}

function readSchedule(schedule: Schedule): Schedule {
  return { ...schedule, zone: readZone(schedule.zone, 'schedule.zone') };
}

function toDefined(schedule: ScheduleEdit | undefined): Partial<Schedule> {
  return Object.fromEntries(Object.entries(schedule ?? {}).filter(([, value]) => value !== undefined));
}
