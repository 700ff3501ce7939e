import { afterAll, describe, expect, test } from '@jest/globals';
import type { Db, Document } from 'mongodb';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import { createSettingRepository } from '../../bot/db/settings.ts';
import { backUp, createBackupFolder, restoreAnew, setProductTime } from '../support/backup.ts';
import { busyStart, busySteps, createBusySeries, toSlowlyRead, type Place } from '../support/busy-weeks.ts';
import { isLong, toCount } from '../support/count.ts';
import { createTestDatabase } from '../support/database.ts';
import { createMortalProcess } from '../support/mortal-process.ts';
import { createProbeClock, type ProbeClock } from '../support/probe-clock.ts';
import { createWholeProcess, type Delivery } from '../support/whole-process.ts';

const folder = createBackupFolder();
afterAll(folder.remove);

const dayMs = 86_400_000;
const sections = 18;

/** A run: which steps are done before the backup begins, where in it the others are, and how long the restore takes. */
interface Run {
  before: number;
  places: Place[];
  restoredAfterMs: number;
}

/** Numbers that are the same for the same seed (mulberry32). */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

function toRun(seed: number): Run {
  const random = createRandom(seed);
  const before = random(busySteps.length - 4);
  const places = Array.from({ length: busySteps.length - before }, () => ({
    section: random(sections),
    behind: random(3) === 0 ? 0 : random(12),
  }));
  const inOrder = places.sort((one, other) => one.section - other.section || one.behind - other.behind);
  return { before, places: inOrder, restoredAfterMs: [0, 3_600_000, 3 * dayMs, 40 * dayMs][random(4)]! };
}

function start(db: Db, clock: ProbeClock) {
  const world: Delivery[] = [];
  const life = createMortalProcess(db, null);
  return { ...createWholeProcess(life, clock, world), world, life };
}

/** An app that works while it is backed up, and dies when the backup is finished. */
async function backUpBusyApp({ before, places, restoredAfterMs }: Run, file: string) {
  const { db, close } = await createTestDatabase();
  await createIndexes(db, indexSpecs);
  const clock = createProbeClock(busyStart);
  const app = start(db, clock);
  await createBusySeries(app);
  let done = 0;
  const goOn = async (count: number) => {
    while (done < count) {
      await busySteps[done]!(app);
      await app.settle();
      done += 1;
    }
  };
  await goOn(before);
  const acknowledged = await readVersions(db);
  await setProductTime(db, clock.now());
  const slow = toSlowlyRead(db, async (place) => {
    await goOn(before + places.filter((one) => isReached(one, place)).length);
    await setProductTime(db, new Date(Date.parse(clock.now()) + restoredAfterMs).toISOString());
  });
  await backUp(slow, file);
  await app.life.rest();
  return { acknowledged, world: app.world, close };
}

function isReached(step: Place, { section, behind }: Place): boolean {
  return step.section < section || (step.section === section && step.behind <= behind);
}

const records = ['series', 'meetings', 'checkIns', 'actions', 'personSettings'];

async function readVersions(db: Db): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  for (const name of records) {
    for (const { _id, version } of await db.collection(name).find().toArray()) {
      versions.set(`${name}/${String(_id)}`, Number(version));
    }
  }
  return versions;
}

async function readAll(db: Db) {
  const of = (name: string): Promise<Document[]> => db.collection(name).find().toArray();
  const [series, meetings, checkIns, actions] = await Promise.all(records.map(of));
  return {
    series: series!,
    meetings: meetings!,
    checkIns: checkIns!,
    actions: actions!,
    jobs: await of('jobs'),
    parked: await of('parkingLot'),
  };
}

/** What refers to something that is not there, or contradicts it. */
async function findContradictions(db: Db): Promise<string[]> {
  const { series, meetings, checkIns, actions, parked } = await readAll(db);
  const ids = (found: Document[]) => new Set(found.map(({ _id }) => String(_id)));
  const [seriesIds, meetingIds, actionIds] = [ids(series), ids(meetings), ids(actions)];
  const items = meetings.flatMap(
    (one) => (one['items'] as Document[]).map((item) => ({ ...item, meeting: one })) as Document[],
  );
  const taken = items.flatMap(({ origin }) => (origin.kind === 'parked' ? [String(origin.parkedId)] : []));
  const isParked = ({ id, outcome }: Document) => outcome === 'parked' && !taken.includes(String(id));
  return [
    ...[...meetings, ...checkIns, ...actions]
      .filter(({ seriesId }) => !seriesIds.has(String(seriesId)))
      .map(({ _id }) => `${_id}: no series`),
    ...checkIns
      .filter(({ meetingId }) => !meetingIds.has(String(meetingId)))
      .map(({ _id }) => `${_id}: no meeting`),
    ...actions
      .filter(({ source }) => source.kind === 'meeting' && !meetingIds.has(String(source.meetingId)))
      .map(({ _id }) => `${_id}: no meeting`),
    ...meetings
      .flatMap(({ minutes }) => (minutes as Document[]).flatMap((one) => one['actions'] as Document[]))
      .filter(({ id }) => !actionIds.has(String(id)))
      .map(({ text }) => `${text}: only in minutes`),
    ...parked
      .filter(({ _id }) => !items.some((item) => item['id'] === String(_id) && isParked(item)))
      .map(({ title }) => `${title}: parked, but not in any meeting`),
    ...items
      .filter((item) => isParked(item) && !ids(parked).has(String(item['id'])))
      .map(({ title }) => `${title}: parked, but not in the lot`),
  ];
}

/** What a database that was worked on until now does not have: something that should have happened by then. */
async function findOmissions(db: Db, now: string): Promise<string[]> {
  const { series, meetings, checkIns } = await readAll(db);
  return meetings.flatMap((meeting) => {
    const { _id, seriesId } = meeting;
    const asked = checkIns
      .filter(({ meetingId }) => meetingId === _id)
      .map(({ personId }) => String(personId));
    const people = series.find((one) => one._id === seriesId)!['people'] as {
      personId: string;
      role: string;
    }[];
    const missed = people
      .filter(({ role, personId }) => role === 'representative' && !asked.includes(personId))
      .map(({ personId }) => personId);
    return findOmissionsOf(meeting as unknown as MeetingTimes, missed, now);
  });
}

interface MeetingTimes {
  _id: string;
  state: string;
  startsAt: string;
  checkInOpensAt: string;
  agendaPostsAt: string;
  agendaPostedAt: string | null;
  endedAt: string;
}

function findOmissionsOf(meeting: MeetingTimes, missed: readonly string[], now: string): string[] {
  const { _id, state, startsAt, checkInOpensAt, agendaPostsAt, agendaPostedAt, endedAt } = meeting;
  const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
  const isUnderWay = state === 'open' || state === 'running';
  const omissions: [boolean, string][] = [
    [state === 'planned' && checkInOpensAt <= now, `${_id} was not opened`],
    [state === 'open' && missed.length > 0, `${_id}: ${missed.join()} not asked`],
    [state === 'open' && agendaPostsAt <= now && agendaPostedAt === null, `${_id}: no agenda`],
    [isUnderWay && later(startsAt, dayMs) <= now, `${_id} is still ${state}`],
    [state === 'ended' && later(endedAt, 4 * dayMs) <= now, `${_id} was not closed`],
  ];
  return omissions.filter(([isSo]) => isSo).map(([, words]) => words);
}

describe('F35 a backup of an app that works meanwhile', () => {
  // The second one is restored after a shorter time than the first, so that less has to be lived.
  const runs = isLong ? Array.from({ length: 150 }, (_, at) => at + 1) : [2];
  const limitMs = toCount(120_000, 3_600_000);
  const goOn = async (seed: number) => {
    const file = folder.file();
    const source = await backUpBusyApp(toRun(seed), file);
    const { database } = await restoreAnew(file);
    const { db } = database;

    // Acknowledged before the backup began: it is there.
    const versions = await readVersions(db);
    const lost = [...source.acknowledged].filter(([id, version]) => (versions.get(id) ?? 0) < version);
    expect(lost).toEqual([]);
    expect(await findContradictions(db)).toEqual([]);

    // The app starts: nobody is told of the past.
    const restoredAt = await createSettingRepository(db).readRestoredAt();
    const clock = createProbeClock(new Date(restoredAt).toISOString());
    const app = start(db, clock);
    await app.settle();
    expect(app.world.filter(({ how }) => how !== 'edit')).toEqual([]);

    // And goes on: everything happens at its time, nothing is left lying, nothing is doubled.
    const after = new Date(restoredAt + 9 * dayMs).toISOString();
    await app.liveUntil(after);
    await app.core.commands.sweep(clock.machineNow() + dayMs);
    await app.settle();
    expect(await findOmissions(db, after)).toEqual([]);
    expect(await findContradictions(db)).toEqual([]);
    const { jobs } = await readAll(db);
    expect(jobs.filter(({ state }) => state === 'parked')).toEqual([]);
    const mails = [...source.world, ...app.world].filter(
      ({ how, about }) => how === 'mail' || (how === 'post' && about.startsWith('minutes')),
    );
    const keys = mails.map(({ to, about }) => `${to} ${about}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    await Promise.all([database.close(), source.close()]);
  };
  test.each(runs)('is one that the app goes on from (run %d)', goOn, limitMs);
});
