import type { PersonActor } from '../../shared/core/actor.ts';
import { createCustomerFinder } from '../../shared/core/customers.ts';
import { DomainError, refuseField } from '../../shared/core/errors.ts';
import { addDays, daysBetween, toInstant } from '../../shared/core/time.ts';
import type { MeetingCommand, MeetingPersonCommand } from '../../shared/meeting/command.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import { chairsBySide, requirePerson } from '../../shared/series/people.ts';
import { toHolidayDates, toLeadTimes } from '../../shared/series/schedule.ts';
import type { Repositories } from '../db/repositories.ts';
import { toCloseCommand, type LoadCloseCommand } from './close-meeting.ts';
import type { Commands } from './commands.ts';
import type { MeetingRecords } from './queries.ts';

/** A meeting is moved by at most this many days; beyond that another one is meant. */
const daysMoved = 14;

type Own<Kind extends MeetingPersonCommand['kind']> = Extract<MeetingPersonCommand, { kind: Kind }>;

/** What a person wants done with a meeting, before it is filled with what other records say. */
export type MeetingRequest =
  | Exclude<
      MeetingPersonCommand,
      { kind: 'close' | 'reopen' | 'promote' | 'answer-offer' | 'add-item' | 'move' | 'skip' | 'unskip' }
    >
  | { kind: 'close' }
  | { kind: 'reopen'; reason: string }
  | { kind: 'promote'; parkedId: string }
  | { kind: 'answer-offer'; answer: Own<'answer-offer'>['answer'] }
  | { kind: 'add-item'; item: WantedItem }
  /** A date and a wall-clock time in the zone of the series. */
  | { kind: 'move'; date: string; time: string; reason: string };

/** An item as somebody proposes it; the presenter is the one who proposes it unless said otherwise. */
export interface WantedItem {
  title: string;
  section?: Own<'add-item'>['item']['section'];
  presenterId?: string | null | undefined;
  plannedMinutes?: number | undefined;
  link?: string | null | undefined;
}

export interface MeetingRequestInput {
  records: MeetingRecords;
  actor: PersonActor;
  request: MeetingRequest;
  commandId: string;
}

export type CommandMeeting = ReturnType<typeof createCommandMeeting>;

/**
 * Carries out what a person wants with a meeting, from whichever entrance: fills the command with what other records
 * say and runs it.
 *
 * @throws DomainError what `decideMeeting` refuses.
 */
export function createCommandMeeting({
  commands,
  repositories,
  loadCloseCommand,
}: {
  commands: Commands;
  loadCloseCommand: LoadCloseCommand;
  repositories: Pick<Repositories, 'meetings' | 'meetingStore' | 'parkingLot'>;
}) {
  async function toCommand({ records, actor, request }: MeetingRequestInput): Promise<MeetingCommand> {
    const { meeting, series } = records;
    switch (request.kind) {
      case 'close':
        return (await loadCloseCommand(meeting.id)) ?? toCloseCommand(records);
      case 'reopen': {
        const isLatest = !(await repositories.meetings.hasBegunAfter(meeting.seriesId, meeting.date));
        return { ...request, isLatest };
      }
      case 'promote':
        return toPromotion(meeting, request.parkedId);
      case 'answer-offer':
        return { ...request, sides: chairsBySide(series) };
      case 'add-item':
        return { kind: 'add-item', item: toNewItem(records, actor, request.item) };
      case 'move':
        return toMove(records, request, await listNeighbours(meeting));
      default:
        return requirePeople(records, request);
    }
  }

  async function toPromotion(meeting: Meeting, parkedId: string): Promise<MeetingCommand> {
    const parked = await repositories.parkingLot.find(parkedId);
    if (parked === null) return toRepeated(meeting, parkedId);
    if (parked.seriesId !== meeting.seriesId) throw new DomainError('not-found', { record: 'agenda-item' });
    const { title, department, customers, fromMeetingId } = parked;
    const fromDate = (await repositories.meetingStore.find(fromMeetingId))?.state.date ?? meeting.date;
    return { kind: 'promote', parked: { parkedId, title, department, customers, fromDate } };
  }

  async function listNeighbours({ id, seriesId, date }: Meeting): Promise<Meeting[]> {
    const found = await repositories.meetings.listFrom(seriesId, addDays(date, -2 * daysMoved), 12);
    return found.map(({ state }) => state).filter((one) => one.id !== id && isToCome(one));
  }

  return async (input: MeetingRequestInput): Promise<{ version: number; state: Meeting }> => {
    const { actor, commandId } = input;
    const command = await toCommand(input);
    return commands.meeting({ id: input.records.meeting.id, actor, command, commandId });
  };
}

/** What is promoted already stays as it is, although it is no longer in the parking lot. */
function toRepeated({ items }: Meeting, parkedId: string): MeetingCommand {
  for (const { origin, title, department, customers } of items.flatMap((item) => [item, ...item.merged])) {
    if (origin.kind !== 'parked' || origin.parkedId !== parkedId) continue;
    const { fromDate } = origin;
    return { kind: 'promote', parked: { parkedId, title, department, customers, fromDate } };
  }
  throw new DomainError('not-found', { record: 'agenda-item' });
}

function toNewItem(
  { series }: MeetingRecords,
  actor: PersonActor,
  wanted: WantedItem,
): Own<'add-item'>['item'] {
  const presenterId = wanted.presenterId === undefined ? actor.personId : wanted.presenterId;
  if (presenterId !== null) requirePerson(series, presenterId, 'presenterId');
  const department = actor.department === 'neither' ? null : actor.department;
  const customers = createCustomerFinder(series.customers)(wanted.title);
  return { ...wanted, presenterId, department, customers, link: wanted.link ?? null };
}

function isToCome({ state }: Meeting): boolean {
  return state === 'planned' || state === 'open';
}

/** A meeting is moved within its own place in the row: not past the one before it or the one after it. */
function toMove(
  { series, meeting }: MeetingRecords,
  { date, time, reason }: Extract<MeetingRequest, { kind: 'move' }>,
  neighbours: readonly Meeting[],
): MeetingCommand {
  const startsAt = toInstant(date, time, meeting.zone);
  const [from, to] = [startsAt, meeting.startsAt].sort();
  const isBetween = (one: Meeting) => one.startsAt >= (from ?? '') && one.startsAt <= (to ?? '');
  if (neighbours.some(isBetween)) refuseField('date', 'crosses-another');
  if (daysBetween(meeting.date, date) > daysMoved) refuseField('date', 'out-of-range');
  return {
    kind: 'move',
    times: { startsAt, ...toLeadTimes(series.schedule, startsAt, toHolidayDates(series)) },
    reason,
  };
}

/** People whom a command names must be of the series. */
function requirePeople<Command extends MeetingRequest>(
  { series }: MeetingRecords,
  command: Command,
): Command {
  if (command.kind === 'set-attendance') requirePerson(series, command.personId, 'personId');
  if (command.kind === 'edit-item' && typeof command.edit.presenterId === 'string') {
    requirePerson(series, command.edit.presenterId, 'presenterId');
  }
  return command;
}
