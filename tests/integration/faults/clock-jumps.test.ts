import { afterAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import type { CardSubject } from '../../../bot/app/ports.ts';
import { createRequestCard } from '../../../bot/app/request-card.ts';
import { createAuthenticate } from '../../../bot/http/auth.ts';
import { createClockWatch } from '../../../bot/jobs/clock-watch.ts';
import { createSendCard } from '../../../bot/jobs/send-card.ts';
import { createTenantPace } from '../../../bot/jobs/tenant-pace.ts';
import { createWorker, leaseMs } from '../../../bot/jobs/worker.ts';
import { createRepositories } from '../../../bot/db/repositories.ts';
import { createIssuer } from '../../../bot/local/issuer.ts';
import { createIssuerKey } from '../../../bot/local/issuer-keys.ts';
import { localAppId, localTenantId } from '../../../bot/local/tenant.ts';
import { systemActor } from '../../../shared/core/actor.ts';
import { createIds } from '../../support/builders.ts';
import { isLong, toCount } from '../../support/count.ts';
import { createTestDatabase } from '../../support/database.ts';
import { FakeSender, personalChat } from '../../support/fake-sender.ts';
import { toSeries } from '../../support/meeting-records.ts';
import { createMortalProcess } from '../../support/mortal-process.ts';
import { createProbeClock, createProbeLog, type ProbeClock } from '../../support/probe-clock.ts';
import { createWholeProcess, type Delivery } from '../../support/whole-process.ts';

// The machine's clock is set by somebody, or finds out by itself that it was wrong. In production the product's time is
// the machine's, so both jump. What is promised: nothing is left out, nothing comes twice, and nothing rests for as long
// as the clock was put back.

const database = await createTestDatabase();
afterAll(() => database.close());
const { db } = database;
const repositories = createRepositories(db);

const hour = 3_600_000;
const day = 24 * hour;
/** Half of them in `npm test`. */
const jumps = [
  ['back by an hour', -hour],
  ['back by a day', -day],
  ['forward by an hour', hour],
  ['forward by a day', day],
].filter(([, ms]) => isLong || Math.abs(Number(ms)) === day) as [string, number][];
const subject = (meetingId: string): CardSubject => ({
  kind: 'check-in',
  seriesId: 's',
  meetingId,
  personId: 'cem',
});

let clock: ProbeClock;
let sender: FakeSender;
let text: string;
let look: () => Promise<void>;

beforeEach(async () => {
  for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
  await repositories.conversations.remember(personalChat);
  clock = createProbeClock();
  sender = new FakeSender(clock);
  text = 'one';
  look = createClockWatch({ repositories, clock });
  await look();
});

function createProcess(owner: string) {
  const render = () => Promise.resolve({ card: {}, summary: text });
  const requestCard = createRequestCard({ jobs: repositories.jobs, clock });
  const means = { repositories, render, sender, requestCard, clock, owner };
  const send = createSendCard({ ...means, tenantSendsPerSecond: 1000 });
  const handlers = { 'send-card': send };
  return createWorker({
    jobs: repositories.jobs,
    handlers,
    clock,
    log: createProbeLog(),
    owner,
    random: () => 0,
  });
}
const request = (meetingId: string) =>
  createRequestCard({ jobs: repositories.jobs, clock })(subject(meetingId));

/** Lets real seconds go by, in each of which a process does what it can. */
async function live(seconds: number, worker = createProcess('one')): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await look();
    await worker.drain();
    clock.advance(1000);
  }
}

describe.each(jumps)('F17 a clock that is put %s', (_, jump) => {
  it('neither keeps cards back nor sends them again, also when it is set right', async () => {
    await request('sent');
    await live(1);
    await request('waiting');
    clock.advance(jump);
    await request('new');
    await live(2);
    expect(sender.sent.map(({ verb }) => verb)).toEqual(['post', 'post', 'post']);
    text = 'two';
    for (const meetingId of ['sent', 'waiting', 'new']) await request(meetingId);
    await live(4);
    expect(sender.sent.slice(3).map(({ verb, summary }) => `${verb} ${summary}`)).toEqual([
      'edit two',
      'edit two',
      'edit two',
    ]);
    clock.advance(-jump);
    await live(5);
    expect(sender.sent).toHaveLength(6);
  });

  it('in the middle of a burst sends the rest within the pauses that Teams asks for', async () => {
    for (let at = 0; at < 20; at += 1) await request(at.toString());
    await live(1);
    expect(sender.sent).toHaveLength(7);
    clock.advance(jump);
    // Eight in two seconds, from now on.
    await live(8);
    expect(sender.sent).toHaveLength(20);
  });

  it('leaves work that a process died with to another one after a lease', async () => {
    await request('a');
    const { jobs } = repositories;
    const lease = { owner: 'dead', now: clock.now(), machineNow: clock.machineNow(), leaseMs };
    expect(await jobs.claim({ ...lease, busyLanes: [], kinds: ['send-card'], places: 1 })).toHaveLength(1);
    await repositories.lanes.acquire('chat', lease);
    clock.advance(jump);
    // The job's lease, and then that of the conversation.
    await live((2 * leaseMs) / 1000 + 3);
    expect(sender.sent).toHaveLength(1);
  });

  it('does not lengthen a pause that Teams asked for', async () => {
    sender.failures = ['retry'];
    await request('a');
    await live(1);
    clock.advance(jump);
    await live(10);
    expect(sender.sent).toHaveLength(2);
  });

  it('leaves a request that died with its process to be made again, and what it created is created once', async () => {
    const { idempotency } = repositories;
    const newId = createIds();
    const begin = () =>
      idempotency.begin('key', { requestHash: 'h', recordId: newId(), machineNow: clock.machineNow() });
    const first = await begin();
    clock.advance(jump);
    await idempotency.purgeExpired(clock.machineNow());
    clock.advance(31_000);
    expect(await begin()).toEqual(first);
  });

  it('keeps a tenant within its sends, and does not stop them', async () => {
    const perSecond = toCount(4, 10);
    const pace = createTenantPace({ repositories, clock, tenantSendsPerSecond: perSecond });
    const count = async (): Promise<number> => {
      const pauses = await Promise.all(Array.from({ length: 2 * perSecond }, () => pace('t')));
      return pauses.filter((until) => until === null).length;
    };
    expect(await count()).toBe(perSecond);
    clock.advance(jump);
    expect(await count()).toBe(perSecond);
    expect(await count()).toBe(0);
    clock.advance(1000);
    expect(await count()).toBe(perSecond);
  });

  it('asks people to sign in again at most; nobody is let in who should not be', async () => {
    const issuer = await createIssuer({
      baseUrl: 'http://127.0.0.1:1',
      clock,
      issuerKey: await createIssuerKey('k'),
    });
    const person = {
      id: 'cem',
      tenantId: localTenantId,
      objectId: 'cem',
      name: 'Cem',
      email: null,
      zone: null,
    };
    const trust = {
      keys: issuer.jwks,
      issuerOf: () => issuer.personIssuer,
      audience: localAppId,
      tenants: [localTenantId],
    };
    const authenticate = createAuthenticate({ trust, clock, findPerson: () => Promise.resolve(person) });
    const sign = async () => `Bearer ${await issuer.signPersonToken(person)}`;
    const before = await sign();
    expect(await authenticate(before)).toEqual(person);
    clock.advance(jump);
    // Eight hours it is good for, from when it was made.
    if (jump === hour) expect(await authenticate(before)).toEqual(person);
    else await expect(authenticate(before)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await authenticate(await sign())).toEqual(person);
    clock.advance(-jump);
    expect(await authenticate(before)).toEqual(person);
  });
});

test('F17 events that a process left behind are delivered, although the clock was put back by a day', async () => {
  const world: Delivery[] = [];
  // The series is saved, and then the process dies.
  const dying = createMortalProcess(db, 2);
  const command = { kind: 'create', series: toSeries() } as const;
  const { core } = createWholeProcess(dying, clock, world);
  await core.commands.series({ id: 'series', actor: systemActor, command, commandId: 'create' });
  await dying.rest();
  const waiting = { outboxAt: { $exists: true } };
  expect(await db.collection('series').countDocuments(waiting)).toBe(1);
  clock.advance(-day);
  const next = createWholeProcess(createMortalProcess(db, null), clock, world);
  await next.core.commands.sweep(clock.machineNow() - 3000);
  expect(await db.collection('series').countDocuments(waiting)).toBe(0);
  expect(await db.collection('meetings').countDocuments()).toBe(8);
});
