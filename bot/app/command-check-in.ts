import type { CheckIn } from '../../shared/check-in/check-in.ts';
import type { CheckInCommand } from '../../shared/check-in/commands.ts';
import { toNotices } from '../../shared/check-in/notice.ts';
import { canAnswer } from '../../shared/check-in/permissions.ts';
import type { PersonActor } from '../../shared/core/actor.ts';
import { createCustomerFinder, toCustomerKey } from '../../shared/core/customers.ts';
import { DomainError, refuseField } from '../../shared/core/errors.ts';
import { addDuration } from '../../shared/core/time.ts';
import type { MeetingCommand } from '../../shared/meeting/command.ts';
import type { AgendaItem } from '../../shared/meeting/meeting.ts';
import { toProgress } from '../../shared/meeting/progress.ts';
import { findSubstitutes } from '../../shared/person/substitutes.ts';
import { nextMorning } from '../../shared/person/working-time.ts';
import { toActor } from '../../shared/series/people.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Commands } from './commands.ts';
import type { PersonSettingsService } from './person-settings.ts';
import type { Clock } from './ports.ts';
import type { MeetingRecords, Queries } from './queries.ts';

/** What a person does with their check-in besides answering it. */
export type CheckInRequest =
  | { kind: 'copy-last' }
  | { kind: 'hand-over'; substituteId: string }
  | { kind: 'snooze'; for: 'hour' | 'tomorrow' }
  | { kind: 'dismiss-notice'; customer: string }
  | { kind: 'put-together'; customer: string };

export interface CheckInRequestInput {
  meetingId: string;
  /** Whose check-in it is. */
  personId: string;
  /** Who asks; only the person may. */
  actorId: string;
  request: CheckInRequest;
  commandId: string;
}

export type CommandCheckIn = ReturnType<typeof createCommandCheckIn>;

export interface CommandCheckInDependencies {
  commands: Commands;
  queries: Queries;
  repositories: Pick<Repositories, 'checkIns'>;
  personSettings: Pick<PersonSettingsService, 'get'>;
  clock: Clock;
}

interface Opened {
  records: MeetingRecords;
  checkIn: CheckIn;
  actor: PersonActor;
}

/**
 * Copies the last update into the draft, hands the check-in over, puts it off, or answers a notice that the other side
 * named the same customer.
 *
 * @throws DomainError `not-found`, `not-allowed`, `wrong-state` once the meeting has begun, `invalid-input` for a
 * substitute who is not of the department, or where there is nothing to copy.
 */
export function createCommandCheckIn(deps: CommandCheckInDependencies) {
  const { commands, queries } = deps;

  async function open({ meetingId, personId, actorId }: CheckInRequestInput): Promise<Opened> {
    const records = await queries.readMeeting(meetingId);
    const checkIn = records?.checkIns.find((one) => one.personId === personId);
    if (records === null || checkIn === undefined) throw new DomainError('not-found', { record: 'check-in' });
    const actor = toActor(records.series, actorId);
    if (!canAnswer(actor, personId)) throw new DomainError('not-allowed', { allowedRoles: [] });
    return { records, checkIn, actor };
  }

  return async (input: CheckInRequestInput): Promise<void> => {
    const opened = await open(input);
    const { checkIn, actor } = opened;
    const { request, commandId } = input;
    if (request.kind === 'put-together') {
      const command = toTogether(opened, request.customer);
      const id = checkIn.meetingId;
      if (command !== null) await commands.meeting({ id, actor, command, commandId: `${commandId}:item` });
    }
    const command = await toCommand(deps, opened, request);
    await commands.checkIn({ id: checkIn.id, actor, command, commandId });
  };
}

async function toCommand(
  { repositories, personSettings, clock }: CommandCheckInDependencies,
  { records, checkIn }: Opened,
  request: CheckInRequest,
): Promise<CheckInCommand> {
  const meeting = toProgress(records.meeting);
  switch (request.kind) {
    case 'copy-last': {
      const last = await repositories.checkIns.findLastSent(checkIn);
      if (last === null) refuseField('last', 'unknown-item');
      return { kind: 'copy-last', last: last.answers };
    }
    case 'hand-over': {
      const { substituteId } = request;
      const known = findSubstitutes([records.series], checkIn.personId);
      if (!known.some(({ personId }) => personId === substituteId)) {
        refuseField('substituteId', 'unknown-person');
      }
      return { kind: 'hand-over', substituteId, meeting };
    }
    case 'snooze': {
      const settings = await personSettings.get(checkIn.personId);
      const zone = records.series.schedule.zone;
      const now = clock.now();
      const until = request.for === 'hour' ? addDuration(now, 'PT1H') : nextMorning(settings, zone, now);
      return { kind: 'snooze', until, meeting };
    }
    case 'dismiss-notice':
    case 'put-together':
      return { kind: 'dismiss-notice', customer: request.customer };
  }
}

/** One item for both sides: the two that name the customer are merged, or a new one is put on the agenda. */
function toTogether({ records, checkIn }: Opened, customer: string): MeetingCommand | null {
  const { meeting, checkIns, series } = records;
  const notice = toNotices(checkIn, checkIns).find((one) => one.customer === customer);
  if (notice === undefined) return null;
  const key = toCustomerKey(customer);
  const isAbout = ({ customers, outcome, origin }: AgendaItem) =>
    outcome === 'open' && origin.kind !== 'standing' && customers.some((one) => toCustomerKey(one) === key);
  const about = meeting.items.filter(isAbout);
  const own = about.find(({ department }) => department === checkIn.department);
  const others = about.find(({ department }) => department !== checkIn.department);
  if (own !== undefined && others !== undefined) {
    return { kind: 'merge', itemId: own.id, intoId: others.id };
  }
  if (about.length > 0) return null;
  const customers = createCustomerFinder(series.customers)(customer);
  const presenterId = checkIn.personId;
  const item = { title: customer, department: null, presenterId, customers, link: null };
  return { kind: 'add-item', item };
}
