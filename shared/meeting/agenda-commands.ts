import { can, requireRole, toAuthor, type Actor } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { isBlank, withoutControls } from '../core/text.ts';
import { isByHand, toOriginKey } from './compose.ts';
import type { ItemEdit, MeetingCommandOf as Of, NewItem } from './command.ts';
import { toMeetingEvent, type MeetingDecision } from './events.ts';
import {
  agendaLimit,
  decisionLimit,
  decisionsLimit,
  editableFields,
  notesLimit,
  titleLimit,
  type AgendaItem,
  type EditableField,
  type Meeting,
} from './meeting.ts';
import { inOrder, nextRank, toRanks } from './order.ts';
import { toParkedAgain } from './parking.ts';
import { mayRemove, meetingPermissions } from './permissions.ts';

/** Puts a proposed item at the end of its section. */
export function addItem(state: Meeting, wanted: NewItem, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.propose);
  requireRoom(state, context.actor);
  const section = wanted.section ?? 'asks';
  const item: AgendaItem = {
    id: context.newId(),
    version: 1,
    // Minutes that somebody chose are not shared out anew.
    edited: wanted.plannedMinutes === undefined ? {} : { plannedMinutes: 1 },
    rank: nextRank(state.items, section),
    section,
    title: readText(wanted.title, 'title', titleLimit),
    department: wanted.department,
    presenterId: wanted.presenterId,
    plannedMinutes: wanted.plannedMinutes ?? 5,
    origin: { kind: 'proposed', personId: toAuthor(context.actor), link: wanted.link },
    customers: wanted.customers,
    merged: [],
    late: state.agendaPostedAt !== null,
    outcome: 'open',
    usedSeconds: 0,
    notes: '',
    decisions: [],
  };
  return toChanged(withNewItem(state, item), context);
}

/** A meeting with one more item. Something has come up: the chairs are no longer asked whether a meeting is needed. */
export function withNewItem(state: Meeting, item: AgendaItem): Meeting {
  return { ...state, items: [...state.items, item], offer: null };
}

/** Changes fields of one item. @throws DomainError `edited-meanwhile` only where the same field changed meanwhile. */
export function editItem(state: Meeting, command: Of<'edit-item'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.capture);
  requireEditable(state);
  const item = getItem(state, command.itemId);
  const edit = readEdit(command.edit);
  const changed = editableFields.filter((field) => edit[field] !== undefined && edit[field] !== item[field]);
  if (changed.length === 0) return unchanged(state);
  for (const field of changed) {
    const changedIn = item.edited[field] ?? 1;
    if (changedIn > command.seenVersion) refuseMeanwhile(item, field, edit[field]);
  }
  const version = item.version + 1;
  const next: AgendaItem = {
    ...item,
    title: edit.title ?? item.title,
    notes: edit.notes ?? item.notes,
    plannedMinutes: edit.plannedMinutes ?? item.plannedMinutes,
    presenterId: edit.presenterId === undefined ? item.presenterId : edit.presenterId,
    version,
    edited: { ...item.edited, ...Object.fromEntries(changed.map((field) => [field, version])) },
  };
  return toChanged(withItem(state, next), context);
}

/** Takes an item off the agenda: a chair any, a person their own proposal that nothing was noted on. */
export function removeItem(state: Meeting, command: Of<'remove-item'>, context: Context): MeetingDecision {
  const item = state.items.find(({ id }) => id === command.itemId);
  if (item === undefined) return unchanged(state);
  requireEditable(state);
  if (!mayRemove(item, context.actor)) {
    throw new DomainError('not-allowed', { allowedRoles: meetingPermissions.removeAny });
  }
  if (item.version !== command.seenVersion) refuseMeanwhile(item, 'item', null);
  if (state.current?.itemId === item.id) {
    throw new DomainError('wrong-state', { record: 'agenda-item', state: 'current' });
  }
  const items = state.items.filter(({ id }) => id !== item.id);
  const composed = [item, ...item.merged].filter((one) => !isByHand(one));
  const removed = [...state.removed, ...composed.map(({ origin }) => toOriginKey(origin))];
  const changed = toChanged({ ...state, items, removed }, context);
  return { ...changed, events: [...changed.events, ...toParkedAgain(state, item, context)] };
}

/** Moves one item behind another one, or to the top. */
export function orderItems(
  state: Meeting,
  { itemId, afterId }: Of<'order-items'>,
  context: Context,
): MeetingDecision {
  requireRole(context.actor, meetingPermissions.order);
  requireEditable(state);
  const item = getItem(state, itemId);
  const others = inOrder(state.items).filter(({ id }) => id !== itemId);
  const at = afterId === null ? 0 : others.findIndex(({ id }) => id === afterId) + 1;
  if (afterId !== null && at === 0) refuseField('afterId', 'unknown-item');
  if (inOrder(state.items)[at]?.id === item.id) return unchanged(state);
  const ranks = toRanks(others, at);
  const items = state.items.map((old) =>
    withRank(old, old.id === item.id ? ranks.moved : ranks.pushed.get(old.id)),
  );
  return toChanged({ ...state, items }, context);
}

function withRank(item: AgendaItem, rank: number | undefined): AgendaItem {
  return rank === undefined ? item : { ...item, rank, version: item.version + 1 };
}

/** Records a decision under an item. */
export function decideOnItem(state: Meeting, command: Of<'decide'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.capture);
  requireEditable(state);
  const item = getItem(state, command.itemId);
  const decision = {
    id: context.newId(),
    text: readText(command.text, 'text', decisionLimit),
    at: context.now,
    by: toAuthor(context.actor),
  };
  const decisions = withDecision(item, decision, 'text');
  return toChanged(withItem(state, { ...item, decisions, version: item.version + 1 }), context);
}

/** The decisions of an item and one more. @throws DomainError `invalid-input` at `path` where there is no room for it. */
export function withDecision(
  { decisions }: Pick<AgendaItem, 'decisions'>,
  decision: AgendaItem['decisions'][number],
  path: string,
): AgendaItem['decisions'] {
  if (decisions.length >= decisionsLimit) refuseField(path, 'too-many');
  return [...decisions, decision];
}

/** Takes a decision back that was recorded by mistake. */
export function undecideOnItem(state: Meeting, command: Of<'undecide'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.capture);
  requireEditable(state);
  const item = getItem(state, command.itemId);
  const decisions = item.decisions.filter(({ id }) => id !== command.decisionId);
  if (decisions.length === item.decisions.length) return unchanged(state);
  return toChanged(withItem(state, { ...item, decisions, version: item.version + 1 }), context);
}

/** The item of a meeting. @throws DomainError `not-found`. */
export function getItem(state: Meeting, itemId: string): AgendaItem {
  const item = state.items.find(({ id }) => id === itemId);
  if (item === undefined) throw new DomainError('not-found', { record: 'agenda-item' });
  return item;
}

/** The meeting with one item replaced by its next version. */
export function withItem(state: Meeting, item: AgendaItem): Meeting {
  return { ...state, items: state.items.map((old) => (old.id === item.id ? item : old)) };
}

/** A changed agenda, and that it was changed. */
export function toChanged(state: Meeting, context: Context): MeetingDecision {
  return { state, events: [toMeetingEvent(state, 'agenda.changed', context)] };
}

/** There is room for one more item, and this actor may add it. */
export function requireRoom(state: Meeting, actor: Actor): void {
  requireEditable(state);
  if (state.locked && !can(actor, meetingPermissions.lock)) {
    throw new DomainError('wrong-state', { record: 'agenda-item', state: 'locked' });
  }
  if (state.items.length >= agendaLimit) throw new DomainError('agenda-full', { limit: agendaLimit });
}

/** An agenda exists from the opening of the check-in until the minutes are sent. */
export function requireEditable({ state }: Meeting): void {
  if (state === 'closed' || state === 'skipped')
    throw new DomainError('wrong-state', { record: 'meeting', state });
}

function refuseMeanwhile(item: AgendaItem, field: EditableField | 'item', yours: unknown): never {
  const current = field === 'item' ? item.title : item[field];
  throw new DomainError('edited-meanwhile', { field, current, yours, version: item.version });
}

function readEdit({ title, notes, plannedMinutes, presenterId }: ItemEdit): ItemEdit {
  if (notes !== undefined && notes.length > notesLimit) refuseField('notes', 'too-long');
  return {
    title: title === undefined ? undefined : readText(title, 'title', titleLimit),
    notes: notes === undefined ? undefined : withoutControls(notes),
    plannedMinutes,
    presenterId,
  };
}

/** A text without spaces around it. @throws DomainError `invalid-input` when it is empty or too long. */
export function readText(text: string, path: string, limit: number): string {
  const trimmed = withoutControls(text).trim();
  if (isBlank(trimmed)) refuseField(path, 'required');
  if (trimmed.length > limit) refuseField(path, 'too-long');
  return trimmed;
}
