import { can, requireRole, toAuthor } from '../core/actor.ts';
import { toEvent, unchanged, type Context, type Decision, type DomainEvent } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { withoutControls } from '../core/text.ts';
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

export type ActionCommand = { kind: 'create'; action: NewAction } | { kind: 'edit'; edit: ActionEdit };

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
    dueOn: wanted.dueOn === undefined ? state.dueOn : wanted.dueOn,
    state: wanted.state ?? state.state,
  };
  const changes = toChanges(state, next);
  if (changes.length === 0) return unchanged(state);
  next.doneAt = next.state === 'open' ? null : (state.doneAt ?? context.now);
  next.history = [...state.history, ...changes.map((change) => toChange(context, change))].slice(-500);
  return { state: next, events: [toEvent(context, 'action.changed', toData(next))] };
}

function toChanges(before: Action, after: Action): ActionChange['change'][] {
  const changes: ActionChange['change'][] = [];
  if (before.text !== after.text) changes.push('text');
  if (before.ownerId !== after.ownerId) changes.push('owner');
  if (before.dueOn !== after.dueOn) changes.push('due');
  if (before.state !== after.state) changes.push(after.state === 'done' ? 'done' : 'reopened');
  return changes;
}

function readText(text: string): string {
  const trimmed = withoutControls(text).trim();
  if (trimmed === '') refuseField('text', 'required');
  if (trimmed.length > actionTextLimit) refuseField('text', 'too-long');
  return trimmed;
}

function toChange({ now, actor }: Context, change: ActionChange['change']): ActionChange {
  return { at: now, by: toAuthor(actor), change };
}

function toData({ seriesId, id, source }: Action): ActionEventData {
  return { seriesId, actionId: id, meetingId: source.kind === 'meeting' ? source.meetingId : null };
}
