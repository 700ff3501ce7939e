import { requireRole } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { getItem, requireEditable, toChanged, withItem } from './agenda-commands.ts';
import type { MeetingCommandOf as Of } from './command.ts';
import type { MeetingDecision } from './events.ts';
import { agendaLimit, mergedLimit, type AgendaItem, type Meeting, type MergedItem } from './meeting.ts';
import { toUnparked } from './parking.ts';
import { meetingPermissions } from './permissions.ts';

/** Puts one item under another one, so that what belongs together is talked about once. Nothing of it is lost. */
export function mergeItem(
  state: Meeting,
  { itemId, intoId }: Of<'merge'>,
  context: Context,
): MeetingDecision {
  requireRole(context.actor, meetingPermissions.merge);
  requireEditable(state);
  const into = getItem(state, intoId);
  if (into.merged.some(({ id }) => id === itemId)) return unchanged(state);
  const item = getItem(state, itemId);
  if (itemId === intoId) refuseField('intoId', 'unknown-item');
  requireMergeable(state, item);
  if (into.origin.kind === 'standing') refuseField('intoId', 'unknown-item');
  // What was settled already would settle the other one with it, unseen.
  requireOpen(into);
  const merged = [...into.merged, toMerged(item), ...item.merged];
  if (merged.length > mergedLimit) refuseField('intoId', 'out-of-range');
  const next: AgendaItem = { ...into, merged, version: into.version + 1 };
  const items = state.items.filter(({ id }) => id !== itemId);
  return toChanged(withItem({ ...state, items }, next), context);
}

function requireMergeable(state: Meeting, item: AgendaItem): void {
  const isCurrent = state.current?.itemId === item.id;
  if (isCurrent) throw new DomainError('wrong-state', { record: 'agenda-item', state: 'current' });
  if (item.origin.kind === 'standing') refuseField('itemId', 'unknown-item');
  requireOpen(item);
}

function requireOpen({ outcome }: AgendaItem): void {
  if (outcome !== 'open') throw new DomainError('wrong-state', { record: 'agenda-item', state: outcome });
}

function toMerged(item: AgendaItem): MergedItem {
  const { outcome: _outcome, merged: _merged, ...open } = item;
  return open;
}

/** Takes a merged item out again, as it was. */
export function unmergeItem(
  state: Meeting,
  { itemId, mergedId }: Of<'unmerge'>,
  context: Context,
): MeetingDecision {
  requireRole(context.actor, meetingPermissions.merge);
  requireEditable(state);
  const item = getItem(state, itemId);
  const taken = item.merged.find(({ id }) => id === mergedId);
  if (taken === undefined) return unchanged(state);
  if (state.items.length >= agendaLimit) throw new DomainError('agenda-full', { limit: agendaLimit });
  const merged = item.merged.filter(({ id }) => id !== mergedId);
  const back: AgendaItem = { ...taken, version: taken.version + 1, outcome: 'open', merged: [] };
  const without = withItem(state, { ...item, merged, version: item.version + 1 });
  const changed = toChanged({ ...without, items: [...without.items, back] }, context);
  const unparked = toUnparked(state, { ...back, outcome: item.outcome }, context);
  return { ...changed, events: [...changed.events, ...unparked] };
}
