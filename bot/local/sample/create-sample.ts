import { systemActor } from '../../../shared/core/actor.ts';
import type { InstantText } from '../../../shared/core/time.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { Commands } from '../../app/commands.ts';
import type { Clock, ConversationReference } from '../../app/ports.ts';
import type { Repositories } from '../../db/repositories.ts';
import type { LocalChat } from '../chat-store.ts';
import { localBot, localTenantId, toLocalEmail } from '../tenant.ts';
import {
  sampleChannelId,
  samplePeople,
  sampleSeriesId,
  toSampleSeries,
  type SamplePerson,
} from './people.ts';
import { toPast } from './past.ts';

export interface SampleDependencies {
  repositories: Repositories;
  commands: Commands;
  clock: Clock;
  /** Adds the app to a chat as Teams does, in the name of a person. */
  installApp: (chat: LocalChat, byPersonId: string) => Promise<void>;
}

export interface Sample {
  seriesId: string;
  people: readonly SamplePerson[];
}

export type CreateSample = ReturnType<typeof createSample>;

const beganAtName = 'sampleBeganAtMs';

/**
 * Makes the sample company: people, chats, six past weeks, and last the series, whose creation plans the coming weeks.
 * Calling it again, also after a crash in the middle, finishes what is missing and returns the same ids: everything
 * follows from the instant at which it was begun first.
 */
export function createSample(deps: SampleDependencies) {
  const result: Sample = { seriesId: sampleSeriesId, people: samplePeople };
  let running: Promise<void> | null = null;

  /** Two calls at once do the work once. */
  return async (): Promise<Sample> => {
    running ??= makeSample(deps).finally(() => {
      running = null;
    });
    await running;
    return result;
  };
}

async function makeSample(deps: SampleDependencies): Promise<void> {
  const { repositories, commands } = deps;
  if ((await repositories.seriesStore.find(sampleSeriesId)) !== null) return;
  const beganAt = await findBeginning(deps);
  const series = toSampleSeries(beganAt);
  const { people } = repositories;
  await Promise.all(samplePeople.map((person) => people.remember(toNewPerson(person), person.id)));
  await installEverywhere(deps, series);
  await savePast(deps, series, beganAt);
  const command = { kind: 'create', series } as const;
  await commands.series({ id: series.id, actor: systemActor, command, commandId: 'sample' });
}

function toNewPerson({ id, name }: SamplePerson) {
  return { tenantId: localTenantId, objectId: id, name, email: toLocalEmail(id) };
}

async function findBeginning({ repositories, clock }: SampleDependencies): Promise<InstantText> {
  const { settings } = repositories;
  const known = await settings.get(beganAtName, 0);
  if (known !== 0) return new Date(known).toISOString();
  const now = clock.now();
  await settings.set(beganAtName, new Date(now).getTime());
  return now;
}

async function installEverywhere(
  { repositories, installApp }: SampleDependencies,
  { id, name }: Series,
): Promise<void> {
  const toChat = ({ id: personId }: SamplePerson): LocalChat => {
    return { id: `chat-${personId}`, type: 'personal', name: localBot.name, personIds: [personId] };
  };
  await Promise.all(samplePeople.map((person) => installApp(toChat(person), person.id)));
  const personIds = samplePeople.map((person) => person.id);
  const { conversations } = repositories;
  // Before the app is added: nobody is asked how to begin in a channel that has its meeting.
  await conversations.remember(toChannel(id, name));
  await conversations.linkToSeries(sampleChannelId, id, true);
  await installApp({ id: sampleChannelId, type: 'channel', name, personIds }, 'ana');
}

/** The address comes with the first activity. */
function toChannel(seriesId: string, name: string): ConversationReference {
  const where = { tenantId: localTenantId, serviceUrl: '', botId: localBot.id };
  return { id: sampleChannelId, type: 'channel', ...where, name, meetingId: null, personId: null, seriesId };
}

/** Saved without events: nothing is sent for weeks that are over. */
async function savePast(
  { repositories, clock }: SampleDependencies,
  series: Series,
  beganAt: InstantText,
): Promise<void> {
  const { meetingStore, checkInStore, actionStore, parkingLot } = repositories;
  const past = toPast(series, beganAt);
  const rest = { before: null, events: [], commandId: 'sample', machineNow: clock.machineNow() };
  await Promise.all([
    ...past.meetings.map((after) => meetingStore.save({ ...rest, after })),
    ...past.checkIns.map((after) => checkInStore.save({ ...rest, after })),
    ...past.actions.map((after) => actionStore.save({ ...rest, after })),
    ...past.parked.map(({ at: parkedAt, data }) => {
      const { itemId: id, seriesId, title, department, customers, meetingId: fromMeetingId } = data;
      return parkingLot.add({ id, seriesId, title, department, customers, fromMeetingId, parkedAt });
    }),
  ]);
}
