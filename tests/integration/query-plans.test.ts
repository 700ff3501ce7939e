import { MongoClient, type CommandStartedEvent, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createQueries, type MeetingRecords } from '../../bot/app/queries.ts';
import { createClock } from '../../bot/clock.ts';
import { createSeriesCache } from '../../bot/app/series-cache.ts';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import { createRepositories } from '../../bot/db/repositories.ts';
import { toCheckInId, toMeetingId } from '../../shared/core/ids.ts';
import { addDays } from '../../shared/core/time.ts';
import { toAction } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { toCheckIn, toMeeting, toPerson, toSeries } from '../support/meeting-records.ts';

const database = await createTestDatabase();
const watched = await new MongoClient(database.uri, { monitorCommands: true }).connect();
afterAll(async () => {
  await watched.close();
  await database.close();
});
const db = watched.db(database.name);
const repositories = createRepositories(db);
const cache = createSeriesCache<MeetingRecords>();
const queries = createQueries({ repositories, cache, clock: createClock() });
const { meetings, actions, jobs, conversations, idempotency, parkingLot, people, cards } = repositories;

const seriesIds = Array.from({ length: 20 }, (_, at) => `s${at.toString()}`);
const weeks = Array.from({ length: 100 }, (_, at) => addDays('2025-01-02', at * 7));
const meetingId = toMeetingId('s1', weeks[50]!);

const toDocument = <Record extends { id: string }>({ id, ...fields }: Record) => ({
  _id: id,
  ...fields,
  version: 1,
  commandIds: [],
  outbox: [],
});

function toMeetings(seriesId: string): Document[] {
  return weeks.map((date, at) => {
    const state = at < 92 ? 'closed' : at === 92 ? 'open' : 'planned';
    const words = state === 'closed' ? [`word${at.toString()}`, 'contoso', 'preis'] : [];
    const search = { words, people: [`p${(at % 7).toString()}`], departments: ['sales'], customers: [] };
    return toDocument(toMeeting({ id: toMeetingId(seriesId, date), seriesId, date, state, search }));
  });
}

function toCheckIns(seriesId: string): Document[] {
  return weeks.map((date, at) => {
    const meeting = toMeetingId(seriesId, date);
    const personId = `p${(at % 7).toString()}`;
    const state = at % 5 === 0 ? 'asked' : 'sent';
    return toDocument(
      toCheckIn({ id: toCheckInId(meeting, personId), seriesId, meetingId: meeting, personId, state }),
    );
  });
}

function toActions(seriesId: string): Document[] {
  return weeks.map((date, at) => {
    const source = { kind: 'meeting', meetingId: toMeetingId(seriesId, date), itemId: null } as const;
    const state = at % 10 === 0 ? 'open' : 'done';
    return toDocument(
      toAction({
        id: `${seriesId}.a${at.toString()}`,
        seriesId,
        source,
        state,
        ownerId: `p${(at % 7).toString()}`,
      }),
    );
  });
}

beforeAll(async () => {
  await createIndexes(database.db, indexSpecs);
  const load = (name: string, documents: Document[]) => database.db.collection(name).insertMany(documents);
  await load(
    'series',
    Array.from({ length: 2000 }, (_, at) =>
      toDocument(
        toSeries({
          id: `s${at.toString()}`,
          people: [toPerson({ personId: `p${(at % 500).toString()}`, name: 'P', role: 'chair' })],
        }),
      ),
    ),
  );
  await load('meetings', seriesIds.flatMap(toMeetings));
  await load('checkIns', seriesIds.flatMap(toCheckIns));
  await load('actions', seriesIds.flatMap(toActions));
  const numbers = Array.from({ length: 2000 }, (_, at) => at);
  const at = new Date('2026-11-25T08:00:00.000Z');
  await load(
    'jobs',
    numbers.map((number) => ({
      state: number % 2 === 0 ? 'due' : 'done',
      dueAt: at,
      doneAt: at,
      availableAt: at,
      lane: null,
    })),
  );
  await load(
    'conversations',
    numbers.map((number) => ({
      personId: `p${number.toString()}`,
      seriesId: `s${number.toString()}`,
      type: 'personal',
      isHome: number % 2 === 0,
      memberIds: [`p${number.toString()}`],
    })),
  );
  await load(
    'idempotencyKeys',
    numbers.map(() => ({ expiresAt: at })),
  );
  await load(
    'parkingLot',
    numbers.map((number) => ({ seriesId: `s${(number % 20).toString()}`, parkedAt: at.toISOString() })),
  );
  await load(
    'people',
    numbers.map((number) => ({ tenantId: 't', objectId: number.toString(), name: 'P' })),
  );
});

/** The commands of a driver that read by a filter, as explain takes them. */
const explainable = ['find', 'update', 'delete', 'findAndModify'];

/** Runs something and returns the stages of the plan of every command that it sent. */
async function plansOf(run: () => Promise<unknown>): Promise<Document[]> {
  const commands: Document[] = [];
  const listen = ({ commandName, command }: CommandStartedEvent) => {
    if (explainable.includes(commandName)) commands.push(command);
  };
  watched.on('commandStarted', listen);
  await run();
  watched.off('commandStarted', listen);
  return Promise.all(commands.map((command) => explain(command)));
}

async function explain({
  lsid: _lsid,
  $db: _db,
  $clusterTime: _time,
  writeConcern: _concern,
  ...command
}: Document) {
  return database.db.command({ explain: command, verbosity: 'executionStats' });
}

/** Names of all stages of a winning plan. */
function stagesOf(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(stagesOf);
  if (typeof plan !== 'object' || plan === null) return [];
  const own = 'stage' in plan && typeof plan.stage === 'string' ? [plan.stage] : [];
  return [...own, ...Object.values(plan).flatMap(stagesOf)];
}

const now = '2026-11-25T08:00:00.000Z';
const search = { seriesId: 's1', words: [], limit: 50 };
const claim = {
  owner: 'o',
  now,
  machineNow: new Date(now).getTime(),
  leaseMs: 1,
  busyLanes: ['l'],
  kinds: ['k'],
};
const job = {
  id: 'j',
  kind: 'k',
  key: 'k',
  lane: null,
  payload: {},
  dueAt: now,
  orderAt: now,
  wanted: 1,
  attempts: 1,
  failures: 0,
};

const reads: Record<string, () => Promise<unknown>> = {
  'series of a person': () => queries.seriesOf('p1'),
  'the meetings that are not closed': () => meetings.listUnclosed('s1', weeks[50]!),
  'the meeting before': () => meetings.findBefore('s1', weeks[50]!),
  'the open meeting after': () => meetings.findOpenAfter('s1', weeks[50]!),
  'whether a later meeting has begun': () => meetings.hasBegunAfter('s1', weeks[95]!),
  'all meetings': () => meetings.listBefore('s1', undefined, 50),
  'meetings before a date': () => meetings.listBefore('s1', weeks[50], 50),
  History: () => meetings.search(search),
  'History by a word': () => meetings.search({ ...search, words: ['word7'] }),
  'History by words, person, department and dates': () =>
    meetings.search({
      ...search,
      words: ['cont', 'pre'],
      personId: 'p1',
      department: 'sales',
      from: weeks[1],
      to: weeks[90],
      beforeDate: weeks[80],
    }),
  'everything of a meeting': () => queries.loadMeeting(meetingId),
  'a check-in': () => queries.findCheckIn(meetingId, 'p1'),
  'unanswered check-ins of a person': () => queries.listAskedOf('p1'),
  actions: () => actions.list({ seriesId: 's1', limit: 50 }),
  'open actions': () => actions.list({ seriesId: 's1', state: 'open', limit: 50 }),
  'actions of an owner behind another': () =>
    actions.list({ seriesId: 's1', ownerId: 'p1', afterId: 's1.a5', limit: 50 }),
  'actions that were given outside of a meeting': () => actions.listDirectSince('s1', now),
  'the last meeting whose minutes were sent': () => meetings.findClosedBefore('s1', weeks[50]!),
  'the coming meetings': () => meetings.listFrom('s1', weeks[50]!, 60),
  'History by a customer': () => meetings.search({ ...search, customer: 'contoso' }),
  'what somebody sent last': () =>
    repositories.checkIns.findLastSent({ seriesId: 's1', personId: 'p1', id: `${meetingId}.p1` }),
  'the check-ins of a meeting': () => repositories.checkIns.listOfMeeting(meetingId),
  'what was told to a person in a week': () => repositories.dailyCards.getWeek('p1', weeks[50]!),
  'channels of a person': () => conversations.listOfMember('p1'),
  'places to which a person added the app': () => conversations.listAddedBy('p1'),
  'people who can be written to': () => conversations.listReachable(['p1', 'p2']),
  'open actions of a person': () => actions.listOpenOf('p1'),
  'undelivered events': async () => {
    for (const store of [
      repositories.seriesStore,
      repositories.meetingStore,
      repositories.checkInStore,
      repositories.actionStore,
      repositories.personSettings,
    ]) {
      await store.findUndelivered(1000, 100);
    }
  },
  'the next due job': () => jobs.nextDueAt(now, claim.machineNow, claim.kinds),
  'jobs that nobody can do': () => jobs.parkUnknown(claim.kinds, now, claim.machineNow),
  'taking a job': () => jobs.claim(claim),
  'finishing a job': () => jobs.finish(job, 1),
  'old jobs': () => jobs.purgeDone(new Date(now).getTime() - 1),
  'a personal chat': () => conversations.findPersonal('p1'),
  'the channel of a series': () => conversations.findOfSeries('s1'),
  'expired keys': () => idempotency.purgeExpired(1000),
  'the parking lot': () => parkingLot.list('s1'),
  'a person by identity': () => people.findByIdentity({ tenantId: 't', objectId: '7' }),
  'a person who is remembered': () => people.remember({ tenantId: 't', objectId: '7', name: 'N' }, 'id'),
  'settings of people': () => repositories.personSettings.list({ _id: { $in: ['a', 'b'] } }),
  'people by id': () => people.list(['a', 'b']),
  'a card': () => cards.find('card'),
  'the card of a message': () => cards.findPosted('activity'),
  'a mail': () => repositories.mails.find('mail'),
  'a mail that is announced': () => repositories.mails.announce('mail', 'a@b.example', 1),
};

describe('on a loaded collection, without a scan of it and without sorting in memory, is read', () => {
  it.each(Object.entries(reads))('%s', async (_, read) => {
    const plans = await plansOf(read);
    expect(plans.length).toBeGreaterThan(0);
    for (const { queryPlanner } of plans) {
      const stages = stagesOf(queryPlanner.winningPlan);
      expect(stages).not.toContain('COLLSCAN');
      expect(stages).not.toContain('SORT');
    }
  });
});
