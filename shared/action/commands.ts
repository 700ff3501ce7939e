import { can, requireRole, toAuthor } from '../core/actor.ts';
import { toEvent, unchanged, type Context, type Decision, type DomainEvent } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { addDays } from '../core/time.ts';
import { isBlank, withoutControls } from '../core/text.ts';
import { actionTextLimit, type Action, type ActionChange, type ActionSource } from './action.ts';
import { actionPermissions } from './permissions.ts';

export interface NewAction {
  id: string;
  seriesId: string;
  text: string;
  owner: { personId: string; department: string };
  dueOn: string | null;
  source: ActionSource;
}

export interface ActionEdit {
  text?: string | undefined;
  owner?: { personId: string; department: string } | undefined;
  dueOn?: string | null | undefined;
  state?: 'open' | 'done' | undefined;
}

/** How a chair settles an action that stays undone (product.md, "The week" 7). */
export type Settlement =
  | { how: 'decide'; note: string; dueOn: string | null }
  | { how: 'delegate'; note: string; owner: { personId: string; department: string }; dueOn: string | null }
  | { how: 'drop'; note: string };

export type ActionCommand =
  | { kind: 'create'; action: NewAction }
  | { kind: 'edit'; edit: ActionEdit }
  | { kind: 'settle'; settlement: Settlement };

interface ActionEventData {
  seriesId: string;
  actionId: string;
  meetingId: string | null;
}

export type ActionEvent = DomainEvent<'action.created' | 'action.changed', ActionEventData>;

/**
 * Decides about one action. Creating it twice, or setting what is set, changes nothing.
 *
 * @throws DomainError `not-found`, `not-allowed` (guests may change only their own), `invalid-input` for an empty text.
 */
export function decideAction(
  state: Action | null,
  command: ActionCommand,
  context: Context,
): Decision<Action, ActionEvent> {
  if (command.kind === 'create') return create(state, command.action, context);
  if (state === null) throw new DomainError('not-found', { record: 'action' });
  if (command.kind === 'settle') return settle(state, command.settlement, context);
  const { actor } = context;
  const isOwner = actor.kind === 'person' && actor.personId === state.ownerId;
  if (!isOwner && !can(actor, actionPermissions.editAny)) {
    throw new DomainError('not-allowed', { allowedRoles: actionPermissions.editAny });
  }
  return edit(state, command.edit, context);
}

function create(
  state: Action | null,
  { owner, ...rest }: NewAction,
  context: Context,
): Decision<Action, ActionEvent> {
  if (state !== null) return unchanged(state);
  requireRole(context.actor, actionPermissions.create);
  const created: Action = {
    ...rest,
    text: readText(rest.text),
    dueOn: readDueOn(rest.dueOn, context),
    ownerId: owner.personId,
    department: owner.department,
    state: 'open',
    createdAt: context.now,
    doneAt: null,
    history: [toChange(context, 'created')],
  };
  return { state: created, events: [toEvent(context, 'action.created', toData(created))] };
}

function edit(state: Action, wanted: ActionEdit, context: Context): Decision<Action, ActionEvent> {
  const owner = wanted.owner ?? { personId: state.ownerId, department: state.department };
  const next: Action = {
    ...state,
    text: wanted.text === undefined ? state.text : readText(wanted.text),
    ownerId: owner.personId,
    department: owner.department,
    dueOn: wanted.dueOn === undefined ? state.dueOn : readChangedDue(state, wanted.dueOn, context),
    state: wanted.state ?? state.state,
  };
  const changes = toChanges(state, next);
  if (changes.length === 0) return unchanged(state);
  next.doneAt = next.state === 'done' ? (state.doneAt ?? context.now) : null;
  next.history = [...state.history, ...changes.map((change) => toChange(context, change))].slice(-500);
  return { state: next, events: [toEvent(context, 'action.changed', toData(next))] };
}

/** Decides, delegates or drops what stays undone; the outcome stands in its history. */
function settle(state: Action, settlement: Settlement, context: Context): Decision<Action, ActionEvent> {
  requireRole(context.actor, actionPermissions.settle);
  if (state.state !== 'open') return unchanged(state);
  const note = withoutControls(settlement.note).trim();
  if (note === '' && settlement.how !== 'delegate') refuseField('note', 'required');
  if (note.length > 1000) refuseField('note', 'too-long');
  const next: Action = { ...state, ...toSettled(state, settlement, context) };
  const change = { ...toChange(context, settlement.how === 'drop' ? 'dropped' : 'decided'), note };
  const changes = toChanges(state, next).filter((one) => one === 'owner' || one === 'due');
  if (change.change === 'decided' && changes.length === 0 && isDecided(state, note)) return unchanged(state);
  next.history = [...state.history, change, ...changes.map((one) => toChange(context, one))].slice(-500);
  return { state: next, events: [toEvent(context, 'action.changed', toData(next))] };
}

/** The latest settlement said the same already. */
function isDecided({ history }: Action, note: string): boolean {
  return history.findLast(({ change }) => change === 'decided')?.note === note;
}

function toSettled(state: Action, settlement: Settlement, context: Context): Partial<Action> {
  if (settlement.how === 'drop') return { state: 'dropped' };
  const dueOn = settlement.dueOn === null ? state.dueOn : readDueOn(settlement.dueOn, context);
  if (settlement.how === 'decide') return { dueOn };
  const { personId: ownerId, department } = settlement.owner;
  return { ownerId, department, dueOn };
}

function toChanges(before: Action, after: Action): ActionChange['change'][] {
  const changes: ActionChange['change'][] = [];
  if (before.text !== after.text) changes.push('text');
  if (before.ownerId !== after.ownerId) changes.push('owner');
  if (before.dueOn !== after.dueOn) changes.push('due');
  if (before.state !== after.state) changes.push(after.state === 'open' ? 'reopened' : after.state);
  return changes;
}

/** Furthest day that something is promised for. */
const daysAhead = 5 * 366;

/** A day that is still to come where anybody is: the calendar is ahead or behind by a day elsewhere. */
function readDueOn(dueOn: string | null, { now }: Context): string | null {
  const today = now.slice(0, 10);
  if (dueOn !== null && dueOn < addDays(today, -1)) refuseField('dueOn', 'in-the-past');
  if (dueOn !== null && dueOn > addDays(today, daysAhead)) refuseField('dueOn', 'out-of-range');
  return dueOn;
}

function readChangedDue(state: Action, dueOn: string | null, context: Context): string | null {
  return dueOn === state.dueOn ? dueOn : readDueOn(dueOn, context);
}

function readText(text: string): string {
  const trimmed = withoutControls(text).trim();
  if (isBlank(trimmed)) refuseField('text', 'required');
  if (trimmed.length > actionTextLimit) refuseField('text', 'too-long');
  return trimmed;
}

function toChange({ now, actor }: Context, change: ActionChange['change']): ActionChange {
  return { at: now, by: toAuthor(actor), change, note: '' };
}

function toData({ seriesId, id, source }: Action): ActionEventData {
  return { seriesId, actionId: id, meetingId: source.kind === 'meeting' ? source.meetingId : null };
}
