import type { Action } from '../../shared/action/action.ts';
import type { ActionEvent } from '../../shared/action/commands.ts';
import type { Listed, RecordStore } from './record-store.ts';

export interface ActionFilter {
  seriesId: string;
  state?: Action['state'] | undefined;
  ownerId?: string | undefined;
  /** Only ids behind this one in the order of ids, which is that of creation. */
  afterId?: string | undefined;
  limit: number;
}

/** Reads of actions beyond the single record. */
export function createActionRepository(store: RecordStore<Action, ActionEvent>) {
  /** Actions in the order of their creation, the newest first. */
  function list({ seriesId, state, ownerId, afterId, limit }: ActionFilter): Promise<Listed<Action>[]> {
    const filter = {
      seriesId,
      ...(state !== undefined && { state }),
      ...(ownerId !== undefined && { ownerId }),
      ...(afterId !== undefined && { _id: { $lt: afterId } }),
    };
    return store.list(filter, { sort: { _id: -1 }, limit });
  }

  /** Open actions of a series and every action that came up in one meeting: what a meeting shows. */
  function listForMeeting(seriesId: string, meetingId: string): Promise<Listed<Action>[]> {
    const filter = { seriesId, $or: [{ state: 'open' }, { 'source.meetingId': meetingId }] };
    return store.list(filter, { sort: { _id: 1 }, limit: 500 });
  }

  /** Actions that were given outside of a meeting from an instant on, oldest first. */
  function listDirectSince(seriesId: string, since: string): Promise<Listed<Action>[]> {
    const filter = { seriesId, 'source.kind': 'direct', createdAt: { $gte: since } };
    return store.list(filter, { sort: { createdAt: 1 }, limit: 200 });
  }

  function listOpenOf(ownerId: string): Promise<Listed<Action>[]> {
    return store.list({ ownerId, state: 'open' }, { sort: { _id: 1 }, limit: 500 });
  }

  return { list, listForMeeting, listDirectSince, listOpenOf };
}
