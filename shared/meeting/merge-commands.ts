import { requireRole } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError, refuseField } from '../core/errors.ts';
import { getItem, requireEditable, toChanged, withItem } from './agenda-commands.ts';
import type { MeetingCommandOf as Of } from './command.ts';
import type { MeetingDecision } from './events.ts';
import { agendaLimit, type AgendaItem, type Meeting, type MergedItem } from './meeting.ts';
import { nextRank } from './order.ts';
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
  const next: AgendaItem = {
    ...into,
    merged: [...into.merged, toMerged(item), ...item.merged],
    customers: [...new Set([...into.customers, ...item.customers])],
    version: into.version + 1,
  };
  const items = state.items.filter(({ id }) => id !== itemId);
  return toChanged(withItem({ ...state, items }, next), context);
}

function requireMergeable(state: Meeting, item: AgendaItem): void {
  const isCurrent = state.current?.itemId === item.id;
  if (isCurrent || item.outcome !== 'open' || item.origin.kind === 'standing') {
    throw new DomainError('wrong-state', {
      record: 'agenda-item',
      state: isCurrent ? 'current' : item.outcome,
    });
  }
}

function toMerged(item: AgendaItem): MergedItem {
  const { id, section, title, department, presenterId, plannedMinutes, origin } = item;
  const { late, notes, decisions, customers } = item;
  return {
    id,
    section,
    title,
    department,
    presenterId,
    plannedMinutes,
    origin,
    late,
    notes,
    decisions,
    customers,
  };
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
  const back: AgendaItem = {
    ...taken,
    version: item.version + 1,
    edited: {},
    rank: nextRank(state.items, taken.section),
    outcome: 'open',
    merged: [],
    usedSeconds: 0,
  };
  const without = withItem(state, { ...item, merged, version: item.version + 1 });
  return toChanged({ ...without, items: [...without.items, back] }, context);
}
