import { refuseField, DomainError } from '../../../shared/core/errors.ts';
import type { ActionSource } from '../../../shared/action/action.ts';
import type { Settlement } from '../../../shared/action/commands.ts';
import type { Series } from '../../../shared/series/series.ts';
import { requirePerson, toActor } from '../../../shared/series/people.ts';
import { toActionView } from '../../app/views.ts';
import { pageSize, readCursor, toCursor } from '../cursor.ts';
import type { RouteHandlers, RouteInput } from '../route.ts';
import type { RouteServices } from './services.ts';

type ActionRoutes = Pick<RouteHandlers, 'listActions' | 'addAction' | 'editAction' | 'settleAction'>;

/** The actions of a series. */
export function createActionRoutes({ commands, queries, repositories }: RouteServices): ActionRoutes {
  function toOwner(series: Series, personId: string) {
    const person = requirePerson(series, personId, 'ownerId');
    return { personId, department: person.department };
  }

  function toSettlement(series: Series, body: RouteInput<'settleAction'>['body']): Settlement {
    if (body.how !== 'delegate') return body;
    const { ownerId, ...rest } = body;
    return { ...rest, owner: toOwner(series, ownerId) };
  }

  /** An action may only point at a meeting of its own series. */
  async function toSource(
    seriesId: string,
    source: { meetingId: string; itemId: string | null } | undefined,
  ): Promise<ActionSource> {
    if (source === undefined) return { kind: 'direct' };
    const meeting = (await repositories.meetingStore.find(source.meetingId))?.state;
    if (meeting?.seriesId !== seriesId) refuseField('source.meetingId', 'unknown-item');
    const isKnown = source.itemId === null || meeting.items.some(({ id }) => id === source.itemId);
    if (!isKnown) refuseField('source.itemId', 'unknown-item');
    return { kind: 'meeting', ...source };
  }

  return {
    listActions: async ({ person, params, query }) => {
      const { state: series } = await queries.getSeries(params.seriesId);
      toActor(series, person.id);
      const page = await repositories.actions.list({
        seriesId: series.id,
        state: query.state,
        ownerId: query.owner,
        afterId: readCursor(query.cursor),
        limit: pageSize,
      });
      const items = page.map(({ state, version }) => toActionView(state, version));
      return { body: { items, nextCursor: toCursor(items, items.at(-1)?.id) } };
    },

    addAction: async ({ person, params, body, commandId, recordId }) => {
      const { state: series } = await queries.getSeries(params.seriesId);
      const actor = toActor(series, person.id);
      const source = await toSource(series.id, body.source);
      const action = {
        id: recordId,
        seriesId: series.id,
        text: body.text,
        owner: toOwner(series, body.ownerId),
        dueOn: body.dueOn,
        source,
      };
      const { state, version } = await commands.action({
        id: action.id,
        actor,
        command: { kind: 'create', action },
        commandId,
      });
      return { body: toActionView(state, version), version };
    },

    editAction: async ({ person, params, body, seenVersion, commandId }) => {
      const stored = await repositories.actionStore.find(params.actionId);
      if (stored === null) throw new DomainError('not-found', { record: 'action' });
      const { state: series } = await queries.getSeries(stored.state.seriesId);
      const actor = toActor(series, person.id);
      const { ownerId, ...rest } = body;
      const owner = ownerId === undefined ? undefined : toOwner(series, ownerId);
      const { state, version } = await commands.action({
        id: params.actionId,
        actor,
        command: { kind: 'edit', edit: { ...rest, owner } },
        commandId,
        seenVersion,
        yours: body,
      });
      return { body: toActionView(state, version), version };
    },

    settleAction: async ({ person, params, body, commandId }) => {
      const stored = await repositories.actionStore.find(params.actionId);
      if (stored === null) throw new DomainError('not-found', { record: 'action' });
      const { state: series } = await queries.getSeries(stored.state.seriesId);
      const actor = toActor(series, person.id);
      const { state, version } = await commands.action({
        id: params.actionId,
        actor,
        command: { kind: 'settle', settlement: toSettlement(series, body) },
        commandId,
      });
      return { body: toActionView(state, version), version };
    },
  };
}
