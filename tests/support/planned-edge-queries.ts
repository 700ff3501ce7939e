import type { Job } from '../../bot/db/job.ts';
import type { Repositories } from '../../bot/db/repositories.ts';
import type { LiveHint } from '../../shared/api/live.ts';
import { planNow } from './plan-data.ts';
import { week, type PlannedQueries } from './planned-queries.ts';

const machineNow = new Date(planNow).getTime();
const kinds = ['k'];
const claim = { owner: 'o', now: planNow, machineNow, leaseMs: 1000, busyLanes: [], kinds, places: 2 };
const job: Job = {
  id: 'k:900',
  kind: 'k',
  key: '900',
  lane: null,
  payload: {},
  dueAt: planNow,
  orderAt: planNow,
  wanted: 1,
  attempts: 1,
  failures: 0,
};

function toJobQueries({ jobs }: Repositories): PlannedQueries {
  const busyLanes = ['lane4', 'lane8'];
  return {
    'planning a job': () => jobs.schedule({ kind: 'k', key: 'new', payload: {}, dueAt: planNow }),
    'asking for a job': () => jobs.request({ kind: 'k', key: '900', payload: {}, dueAt: planNow }),
    'the next due job': () => jobs.nextDueAt(planNow, machineNow, kinds),
    'when a due job may be taken': () => jobs.nextAvailableAt(planNow, kinds),
    'taking a job': () => jobs.claim(claim),
    'taking a job beside busy lanes': () => jobs.claim({ ...claim, busyLanes }),
    'taking a job beside a backlog that rests': () =>
      jobs.claim({ ...claim, kinds: ['k', 'other'], closed: ['k'] }),
    'work that nobody can do': { run: () => jobs.parkUnknown(kinds, planNow, machineNow), ...overdue },
    'holding a job': () => jobs.renew(job, machineNow),
    'finishing a job': () => jobs.finish(job, machineNow),
    'giving back a job that failed': () =>
      jobs.retry(job, { reason: 'r', availableAtMs: machineNow, keepsPlace: true }),
    'giving back a job': () => jobs.yieldFor(job, machineNow),
    'postponing a job': () => jobs.postpone(job, planNow),
    'putting a job aside': () => jobs.park(job, 'r'),
    'what was put aside in a lane': () => jobs.wake('lane3', { since: planNow, now: planNow }),
    'old jobs': () => jobs.purgeDone(machineNow - 9_000 * 60_000),
  };
}

const overdue = { besides: 500, because: 'looks through what has been due for long, which is little' };

function toQueueQueries({ backlog, clockRepair, lanes, lastBackup }: Repositories): PlannedQueries {
  const putBack = { now: planNow, machineNow, kinds: ['k'], leaseMs: 1000 };
  return {
    'how much is due': { run: () => backlog.countDueJobs(planNow, machineNow), ...overdue },
    'how much was put aside': { run: () => backlog.countParkedJobs(), ...overdue },
    'how many events wait': { run: () => backlog.countUndelivered(), ...overdue },
    'a clock that was put back': {
      run: () => clockRepair.repairJobs(putBack),
      besides: 4000,
      because: 'looks through what is due within a day',
    },
    'who sends into a conversation': async () => {
      await lanes.acquire('c1', { owner: 'o', machineNow, leaseMs: 1000 });
      await lanes.acquire('c1', { owner: 'other', machineNow, leaseMs: 1000 });
      await lanes.renew('c1', 'o', machineNow);
      await lanes.release('c1', 'o', { recent: [], hourStart: 0, hourCount: 0 });
    },
    'how much a tenant sends': async () => {
      await lanes.saveTenant('t', 0, { recent: [], paidUntil: 0 });
      const { version } = await lanes.readTenant('t');
      await lanes.saveTenant('t', version, { recent: [], paidUntil: 0 });
    },
    'the last backup': async () => {
      await lastBackup.noteBackup({ atMs: 1, bytes: 1 });
      await lastBackup.readLastBackup();
    },
  };
}

function toConversationQueries({ conversations }: Repositories): PlannedQueries {
  const reference = {
    id: 'c2',
    type: 'personal',
    tenantId: 't',
    serviceUrl: 'https://teams.example/',
    botId: 'bot',
    name: '',
    meetingId: null,
    personId: 'p1',
    seriesId: null,
  } as const;
  return {
    'a conversation': () => conversations.find('c1'),
    'a personal chat': () => conversations.findPersonal('p1'),
    'the channel of a series': () => conversations.findOfSeries('s1'),
    'channels of a person': () => conversations.listOfMember('p1'),
    'places to which a person added the app': {
      run: () => conversations.listAddedBy('p1'),
      besides: 20,
      because: 'passes those that belong to a series',
    },
    'people who can be written to': () => conversations.listReachable(['p1', 'p2']),
    'what is kept of a conversation': async () => {
      await conversations.remember(reference);
      await conversations.claimGreeting('c2');
      await conversations.rememberAdder('c2', 'p1');
      await conversations.linkToSeries('c2', 's1', false);
      await conversations.setMembers('c2', ['p1']);
      await conversations.forget('c2');
    },
  };
}

function toCardQueries({ cards, mails, dailyCards }: Repositories): PlannedQueries {
  const subject = { kind: 'minutes', seriesId: 's1', meetingId: 'm' } as const;
  return {
    'a card': () => cards.find('card1'),
    'the card of a message': () => cards.findPosted('activity1'),
    'what is kept of a card': async () => {
      const card = await cards.getOrCreate('card2', subject);
      await cards.announce(card, { attempt: 1, conversationId: 'c1', resends: 0 });
      await cards.settle('card2', 1, { state: 'ok' });
      await cards.settle('card2', 1, { activityId: 'a' });
      await cards.change('card2', { reason: null });
    },
    'a mail': () => mails.find('mail1'),
    'what is kept of a mail': async () => {
      await mails.getOrCreate('mail2', { subject: { ...subject, version: 1 }, to: 'a@b.example' });
      await mails.announce('mail2', 'a@b.example', 1);
      await mails.change('mail2', { state: 'ok' });
    },
    'what was told to a person in a week': async () => {
      await dailyCards.getWeek('p1', week);
      await dailyCards.addPost('p1', week, { post: 'card', told: [] });
    },
  };
}

function toKeyQueries({ idempotency }: Repositories): PlannedQueries {
  const request = { requestHash: 'h', recordId: 'r', machineNow };
  return {
    'the answer of a request': async () => {
      await idempotency.begin('new', request);
      await idempotency.begin('new', { ...request, machineNow: machineNow + 60_000 });
      await idempotency.keep('new', { status: 200, body: null, version: null });
      await idempotency.release('new');
      await idempotency.forget('new');
    },
    'expired keys': () => idempotency.purgeExpired(machineNow + 86_405_000),
  };
}

/** What the app asks of all that is not a record. */
export function toEdgeQueries(repositories: Repositories): PlannedQueries {
  const { people, parkingLot, settings } = repositories;
  const identity = { tenantId: 't', objectId: '7' };
  return {
    ...toJobQueries(repositories),
    ...toQueueQueries(repositories),
    ...toConversationQueries(repositories),
    ...toCardQueries(repositories),
    ...toKeyQueries(repositories),
    'a person by identity': () => people.findByIdentity(identity),
    'a person who is remembered': () => people.remember({ ...identity, name: 'N' }, 'id'),
    'people by id': async () => {
      await people.list(['p1', 'p2']);
      await people.find('p1');
    },
    'the parking lot': () => parkingLot.list('s1'),
    'an item of the parking lot': async () => {
      await parkingLot.find('parked1');
      await parkingLot.remove('parked1');
      await parkingLot.add({ id: 'parked1' } as never);
    },
    'a setting': async () => {
      await settings.set('s', 1);
      await settings.get('s', 0);
      await settings.noteRestore(1);
      await settings.readRestoredAt();
    },
  };
}

const hint: LiveHint = { kind: 'series', seriesId: 's1', id: 's1', version: 1, personId: null };

/** What reads a whole collection and is meant to, and why. */
export function toWalks(
  { conversations, live }: Repositories,
  otherProcess: Pick<Repositories['live'], 'publish'>,
): Record<string, () => Promise<unknown>> {
  return {
    'conversations under a new address: at the start of local mode': () =>
      conversations.readdressAll('https://other.example/'),
    'hints: a capped collection of half a megabyte, which a tail reads from its beginning': async () => {
      await live.prepare();
      await live.publish(hint);
      await new Promise<void>((resolve) => {
        const onResync = () => void otherProcess.publish(hint);
        const tail = live.tail({ onHint: () => resolve(tail.stop()), onResync });
      });
    },
  };
}
