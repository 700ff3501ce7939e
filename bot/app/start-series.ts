import { systemActor, type PersonActor } from '../../shared/core/actor.ts';
import { DomainError, refuseField } from '../../shared/core/errors.ts';
import { toSeriesId } from '../../shared/core/ids.ts';
import {
  defaultSchedule,
  type Department,
  type Schedule,
  type Series,
  type SeriesPerson,
} from '../../shared/series/series.ts';
import type { ScheduleEdit, StartAnswer } from '../../shared/series/start-commands.ts';
import type { Commands } from './commands.ts';
import type { Places } from './places.ts';
import type { Person } from './ports.ts';
import type { Queries } from './queries.ts';

/** What the one who adds the app says. */
export interface StartInput {
  placeId: string;
  name: string;
  language: string;
  departments: Department[];
  schedule: ScheduleEdit & { zone: string };
  ownDepartment: string;
  otherChairId: string;
  representatives: readonly { personId: string; department: string }[];
  commitment: string;
}

export interface StartSeriesDependencies {
  commands: Commands;
  queries: Pick<Queries, 'getSeries'>;
  places: Pick<Places, 'open'>;
}

export type StartSeries = ReturnType<typeof createStartSeries>;

/** How two leaders begin (product.md, "Start"). */
export function createStartSeries({ commands, queries, places }: StartSeriesDependencies) {
  /**
   * Proposes the weekly meeting of a channel or chat to the other leader.
   *
   * @throws DomainError `not-found` for a place without this person, `wrong-state` for one that belongs to a series.
   */
  async function propose(input: StartInput, person: Person, commandId: string): Promise<Series> {
    const { place, members } = await places.open(input.placeId, person.id);
    const id = toSeriesId(place.id);
    if (place.seriesId !== null && place.seriesId !== id) {
      throw new DomainError('wrong-state', { record: 'place', state: 'linked' });
    }
    const { schedule, representatives: _, ownDepartment: _own, placeId: home, ...rest } = input;
    const proposal = {
      ...rest,
      id,
      home,
      tenantId: place.tenantId,
      schedule: { ...defaultSchedule, ...withoutUndefined(schedule), zone: schedule.zone },
      people: toPeople(input, members, person.id),
    };
    const actor: PersonActor = {
      kind: 'person',
      personId: person.id,
      role: 'chair',
      department: input.ownDepartment,
    };
    const command = { kind: 'propose', proposal } as const;
    const { state } = await commands.series({ id, actor, command, commandId });
    return state;
  }

  /** The other leader answers; the one who asked may ask again. @throws DomainError `not-found`, `not-allowed`. */
  async function answer(
    seriesId: string,
    { actor, commandId }: { actor: PersonActor; commandId: string },
    given: StartAnswer | { kind: 'ask-again' },
  ): Promise<Series> {
    await queries.getSeries(seriesId);
    const command = given.kind === 'ask-again' ? given : ({ kind: 'answer-start', answer: given } as const);
    return (await commands.series({ id: seriesId, actor, command, commandId })).state;
  }

  /** Takes people of the channel into a series under no department. */
  async function addMembers(series: Series, members: readonly Person[], commandId: string): Promise<void> {
    const people = members.map(({ id, name }) => toPerson({ id, name }, 'member', 'neither'));
    const command = { kind: 'add-people', people } as const;
    await commands.series({ id: series.id, actor: systemActor, command, commandId });
  }

  return { propose, answer, addMembers };
}

/** Everybody of the place: both leaders, the representatives, and the others under no department yet. */
function toPeople(input: StartInput, members: readonly Person[], adderId: string): SeriesPerson[] {
  const { ownDepartment, departments, otherChairId, representatives } = input;
  const other = departments.find(({ id }) => id !== ownDepartment)?.id ?? ownDepartment;
  for (const { personId } of representatives) {
    if (!members.some(({ id }) => id === personId)) refuseField('representatives', 'unknown-person');
  }
  if (!members.some(({ id }) => id === otherChairId)) refuseField('otherChairId', 'unknown-person');
  return members.map((member) => {
    if (member.id === adderId) return toPerson(member, 'chair', ownDepartment);
    if (member.id === otherChairId) return toPerson(member, 'chair', other);
    const representative = representatives.find(({ personId }) => personId === member.id);
    if (representative === undefined) return toPerson(member, 'member', 'neither');
    return toPerson(member, 'representative', representative.department);
  });
}

function toPerson(
  { id, name }: Pick<Person, 'id' | 'name'>,
  role: SeriesPerson['role'],
  department: string,
): SeriesPerson {
  return { personId: id, name, department, role, acting: null };
}

function withoutUndefined(schedule: ScheduleEdit): Partial<Schedule> {
  return Object.fromEntries(Object.entries(schedule).filter(([, value]) => value !== undefined));
}
