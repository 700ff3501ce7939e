import type { PersonActor } from '../../../shared/core/actor.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { requirePerson, toActor } from '../../../shared/series/people.ts';
import { toCloseCommand } from '../../app/close-meeting.ts';
import type { MeetingRecords } from '../../app/queries.ts';
import { toMeetingView } from '../../app/views.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

type MeetingRoutes = Pick<
  RouteHandlers,
  'getMeeting' | 'commandMeeting' | 'addItem' | 'orderItems' | 'editItem' | 'removeItem'
>;

interface Run {
  records: MeetingRecords;
  actor: PersonActor;
  command: MeetingCommand;
  commandId: string;
}

/** Reading and running one meeting. */
export function createMeetingRoutes({
  commands,
  queries,
  repositories,
  clock,
}: RouteServices): MeetingRoutes {
  /** Everything of a meeting, for somebody of its series. */
  async function open(meetingId: string, personId: string) {
    const records = await queries.getMeeting(meetingId);
    return { records, actor: toActor(records.series, personId) };
  }

  async function run({ records, actor, command, commandId }: Run) {
    const { meeting } = records;
    const { version } = await commands.meeting({ id: meeting.id, actor, command, commandId });
    const body = toMeetingView(await queries.getMeeting(meeting.id), actor, clock.now());
    return { body, version };
  }

  return {
    getMeeting: async ({ person, params }) => {
      const { records, actor } = await open(params.meetingId, person.id);
      return { body: toMeetingView(records, actor, clock.now()), version: records.meetingVersion };
    },

    commandMeeting: async ({ person, params, body, commandId }) => {
      const { records, actor } = await open(params.meetingId, person.id);
      const { seriesId, date } = records.meeting;
      if (body.kind === 'close') {
        const fresh = (await queries.readMeeting(params.meetingId)) ?? records;
        return run({ records, actor, command: toCloseCommand(fresh), commandId });
      }
      if (body.kind !== 'reopen') return run({ records, actor, command: body, commandId });
      const isLatest = !(await repositories.meetings.hasBegunAfter(seriesId, date));
      return run({ records, actor, command: { ...body, isLatest }, commandId });
    },

    addItem: async ({ person, params, body, commandId }) => {
      const { records, actor } = await open(params.meetingId, person.id);
      const presenterId = body.presenterId === undefined ? person.id : body.presenterId;
      if (presenterId !== null) requirePerson(records.series, presenterId, 'presenterId');
      const department = actor.department === 'neither' ? null : actor.department;
      const command = { kind: 'add-item', item: { ...body, presenterId, department } } as const;
      return run({ records, actor, command, commandId });
    },

    orderItems: async ({ person, params, body, commandId }) => {
      const { records, actor } = await open(params.meetingId, person.id);
      return run({ records, actor, command: { kind: 'order-items', ...body }, commandId });
    },

    editItem: async ({ person, params, body, seenVersion, commandId }) => {
      const { records, actor } = await open(params.meetingId, person.id);
      if (typeof body.presenterId === 'string')
        requirePerson(records.series, body.presenterId, 'presenterId');
      const command = { kind: 'edit-item', itemId: params.itemId, seenVersion, edit: body } as const;
      return run({ records, actor, command, commandId });
    },

    removeItem: async ({ person, params, seenVersion, commandId }) => {
      const { records, actor } = await open(params.meetingId, person.id);
      const command = { kind: 'remove-item', itemId: params.itemId, seenVersion } as const;
      return run({ records, actor, command, commandId });
    },
  };
}
