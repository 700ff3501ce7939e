import { z } from 'zod';
import type { ActionEdit } from '../../../shared/action/commands.ts';
import { DomainError, refuseField } from '../../../shared/core/errors.ts';
import { toActor } from '../../../shared/series/people.ts';
import type { Reply } from '../adapter.ts';
import { toPressId } from '../chat-presses.ts';
import type { Drawings } from '../drawings.ts';
import type { PressDependencies } from './dependencies.ts';
import { readTicked, type OwnPress, type PressHandlers } from './press.ts';

type ActionPress = OwnPress<'action.done' | 'action.due'>;

/** Presses on the card with what waits for a person. */
export function createDailyPresses(
  deps: PressDependencies,
  drawings: Drawings,
): PressHandlers<'check-in.bring' | 'action.done' | 'action.due'> {
  const { queries, repositories, commands, daily, requestCard } = deps;

  /** Puts the check-in below the pressed card: one copy for each card, however often it is asked for. */
  async function bring({ source, data, person }: OwnPress<'check-in.bring'>): Promise<Reply> {
    const { meetingId } = data;
    const found = await queries.findCheckIn(meetingId, person.id);
    if (found === null) throw new DomainError('not-found', { record: 'check-in' });
    const { t } = await drawings.readReader(person.id, found.series.language);
    if (source.isAutomatic) return show({ person });
    const subject = { kind: 'check-in', seriesId: found.series.id, meetingId, personId: person.id } as const;
    await requestCard({ ...subject, ...(source.messageId !== null && { below: source.messageId }) });
    return { text: t('card.daily.brought') };
  }

  async function change(own: ActionPress, edit: ActionEdit): Promise<Reply> {
    const { source, data, person } = own;
    const ids = readTicked(data.actions);
    if (ids.length === 0) refuseField('actions', 'none-chosen');
    for (const id of ids) {
      const stored = await repositories.actionStore.find(id);
      if (stored === null) throw new DomainError('not-found', { record: 'action' });
      const { state: series } = await queries.getSeries(stored.state.seriesId);
      const actor = toActor(series, person.id);
      const commandId = toPressId(deps, source);
      await commands.action({ id, actor, command: { kind: 'edit', edit }, commandId });
    }
    await daily.refresh(person.id);
    return show(own);
  }

  async function show({ person }: Pick<ActionPress, 'person'>): Promise<Reply> {
    const card = await drawings.daily(person.id);
    if (card === null) throw new DomainError('not-found', { record: 'person' });
    return card;
  }

  return {
    'check-in.bring': bring,
    'action.done': (own) => (own.source.isAutomatic ? show(own) : change(own, { state: 'done' })),
    'action.due': async (own) => {
      if (own.source.isAutomatic) return show(own);
      const { dueOn } = own.data;
      if (!z.iso.date().safeParse(dueOn).success) refuseField('dueOn', 'not-a-date');
      return change(own, { dueOn });
    },
  };
}
