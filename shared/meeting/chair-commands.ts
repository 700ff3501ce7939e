import { requireRole, toAuthor } from '../core/actor.ts';
import { unchanged, type Context } from '../core/decide.ts';
import { DomainError } from '../core/errors.ts';
import { getItem, readText, requireEditable, toChanged, withDecision, withItem } from './agenda-commands.ts';
import type { MeetingCommandOf as Of } from './command.ts';
import type { MeetingDecision } from './events.ts';
import { decisionLimit, type AgendaItem, type Meeting } from './meeting.ts';
import { toUnparked } from './parking.ts';
import { meetingPermissions } from './permissions.ts';

/** Only chairs add to a locked agenda or change it, until the meeting has ended. */
export function setLocked(state: Meeting, locked: boolean, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.lock);
  requireEditable(state);
  if (state.locked === locked) return unchanged(state);
  return toChanged({ ...state, locked }, context);
}

/** Settles that an item is not taken up again; the reason stands under it as a decision. */
export function dropItem(state: Meeting, { itemId, reason }: Of<'drop'>, context: Context): MeetingDecision {
  requireRole(context.actor, meetingPermissions.drop);
  requireEditable(state);
  const item = getItem(state, itemId);
  if (item.outcome === 'dropped') return unchanged(state);
  if (state.current?.itemId === item.id) {
    throw new DomainError('wrong-state', { record: 'agenda-item', state: 'current' });
  }
  const text = readText(reason, 'reason', decisionLimit);
  const decision = { id: context.newId(), text, at: context.now, by: toAuthor(context.actor) };
  const decisions = withDecision(item, decision, 'reason');
  const dropped: AgendaItem = { ...item, outcome: 'dropped', decisions, version: item.version + 1 };
  const changed = toChanged(withItem(state, dropped), context);
  return { ...changed, events: [...changed.events, ...toUnparked(state, item, context)] };
}
