import { requireRole } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { toActor } from '../../../shared/series/people.ts';
import type { MeetingRequest } from '../../app/command-meeting.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

type MeetingRoutes = Pick<
  RouteHandlers,
  | 'getMeeting'
  | 'commandMeeting'
  | 'moveMeeting'
  | 'getRecipients'
  | 'addItem'
  | 'orderItems'
  | 'editItem'
  | 'removeItem'
>;

interface Run {
  meetingId: string;
  personId: string;
  request: MeetingRequest;
  commandId: string;
}

/** Reading and running one meeting. */
export function createMeetingRoutes(services: RouteServices): MeetingRoutes {
  const { queries, clock, commandMeeting, writeMeeting, listRecipients, hasMail } = services;

  /** Everything of a meeting, for somebody of its series. */
  async function open(meetingId: string, personId: string) {
    const records = await queries.getMeeting(meetingId);
    return { records, actor: toActor(records.series, personId) };
  }

  async function run({ meetingId, personId, request, commandId }: Run) {
    const { records, actor } = await open(meetingId, personId);
    const { version } = await commandMeeting({ records, actor, request, commandId });
    const json = writeMeeting(await queries.getMeeting(meetingId), actor, clock.now());
    return { json, version };
  }

  return {
    getMeeting: async ({ person, params }) => {
      const { records, actor } = await open(params.meetingId, person.id);
      return { json: writeMeeting(records, actor, clock.now()), version: records.meetingVersion };
    },

    commandMeeting: ({ person, params, body, commandId }) =>
      run({ ...params, personId: person.id, request: body, commandId }),

    moveMeeting: ({ person, params, body, commandId }) =>
      run({ ...params, personId: person.id, request: { kind: 'move', ...body }, commandId }),

    getRecipients: async ({ person, params }) => {
      const { records, actor } = await open(params.meetingId, person.id);
      requireRole(actor, meetingPermissions.close);
      const items = (await listRecipients(records)).map(({ name, because, email }) => {
        return { name, because, isReachable: email !== null };
      });
      return { body: { items, hasMail } };
    },

    addItem: ({ person, params, body, commandId }) =>
      run({ ...params, personId: person.id, request: { kind: 'add-item', item: body }, commandId }),

    orderItems: ({ person, params, body, commandId }) =>
      run({ ...params, personId: person.id, request: { kind: 'order-items', ...body }, commandId }),

    editItem: ({ person, params, body, seenVersion, commandId }) => {
      const { itemId, meetingId } = params;
      const request = { kind: 'edit-item', itemId, seenVersion, edit: body } as const;
      return run({ meetingId, personId: person.id, request, commandId });
    },

    removeItem: ({ person, params, seenVersion, commandId }) => {
      const { itemId, meetingId } = params;
      const request = { kind: 'remove-item', itemId, seenVersion } as const;
      return run({ meetingId, personId: person.id, request, commandId });
    },
  };
}
