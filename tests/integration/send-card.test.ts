import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardSubject } from '../../bot/app/ports.ts';
import { createRequestCard, toCardKey } from '../../bot/app/request-card.ts';
import { createRepositories } from '../../bot/db/repositories.ts';
import { createSendCard, type SendCardDependencies } from '../../bot/jobs/send-card.ts';
import { createWorker, type Worker } from '../../bot/jobs/worker.ts';
import { createTestDatabase } from '../support/database.ts';
import { FakeSender, personalChat } from '../support/fake-sender.ts';
import { createProbeClock, createProbeLog, type ProbeClock } from '../support/probe-clock.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const repositories = createRepositories(database.db);
const { cards, conversations, lanes } = repositories;

const checkIn: CardSubject = { kind: 'check-in', seriesId: 's', meetingId: 'm', personId: 'cem' };
const agenda: CardSubject = { kind: 'agenda', seriesId: 's', meetingId: 'm' };
const minutes: CardSubject = { kind: 'minutes', seriesId: 's', meetingId: 'm' };
let clock: ProbeClock;
let sender: FakeSender;
let text: string | null;
let worker: Worker;
let request: ReturnType<typeof createRequestCard>;

beforeEach(async () => {
  for (const name of ['jobs', 'cards', 'conversations', 'lanes', 'tenantPacing']) {
    await database.db.collection(name).deleteMany({});
  }
  await conversations.remember(personalChat);
  await conversations.remember({
    ...personalChat,
    id: 'channel',
    type: 'channel',
    personId: null,
    seriesId: 's',
  });
  await conversations.linkToSeries('channel', 's', true);
  clock = createProbeClock();
  sender = new FakeSender(clock);
  text = 'one';
  request = createRequestCard({ jobs: repositories.jobs, clock });
  worker = createProcess('one');
});

function createProcess(owner: string, fields: Partial<SendCardDependencies> = {}): Worker {
  const render: SendCardDependencies['render'] = (_, { isRepeat }) =>
    Promise.resolve(text === null ? null : { card: {}, summary: isRepeat ? `${text} (again)` : text });
  const send = createSendCard({
    repositories,
    render,
    sender,
    requestCard: request,
    clock,
    owner,
    tenantSendsPerSecond: 25,
    ...fields,
  });
  const jobs = { jobs: repositories.jobs, handlers: { 'send-card': send } };
  return createWorker({ ...jobs, clock, log: createProbeLog(), owner, random: () => 0 });
}

/** Asks for the card, and lets ten minutes go by in small steps with everything that becomes due in them. */
async function bring(subject: CardSubject): Promise<void> {
  await request(subject);
  await settle();
}
async function settle(stepMs = 30_000, steps = 20): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await worker.drain();
    clock.advance(stepMs);
  }
}
const sentVerbs = () => sender.sent.map(({ verb, summary }) => `${verb} ${summary}`);
const getCard = async (subject: CardSubject) => (await cards.find(toCardKey(subject)))!;
const jobOf = (subject: CardSubject) =>
  database.db.collection('jobs').findOne({ _id: `send-card:${toCardKey(subject)}` as never });

describe('a card', () => {
  it('is posted once and then edited in place', async () => {
    await bring(checkIn);
    text = 'two';
    await bring(checkIn);
    expect(sentVerbs()).toEqual(['post one', 'edit two']);
    expect(await getCard(checkIn)).toMatchObject({
      activityId: 'a1',
      conversationId: 'chat',
      sending: null,
      state: 'ok',
    });
  });

  it('is posted once however often it is asked for, by two processes at once', async () => {
    for (let time = 0; time < 5; time += 1) await request(checkIn);
    const other = createProcess('two');
    await Promise.all([worker.drain(), other.drain()]);
    await settle();
    expect(sentVerbs()).toEqual(['post one']);
  });

  it('is not sent when nothing changed, or there is nothing to show', async () => {
    await bring(checkIn);
    await bring(checkIn);
    text = null;
    await bring(checkIn);
    await bring(agenda);
    expect(sentVerbs()).toEqual(['post one']);
  });

  it('waits aside where the bot knows no conversation', async () => {
    await bring({ ...checkIn, personId: 'nobody' });
    expect(sender.sent).toEqual([]);
    expect(await jobOf({ ...checkIn, personId: 'nobody' })).toMatchObject({
      state: 'parked',
      reason: 'no conversation',
    });
  });

  it('is edited at most once in two seconds, with what is true by then', async () => {
    await request(checkIn);
    await worker.drain();
    for (const next of ['two', 'three', 'four']) {
      text = next;
      clock.advance(100);
      await request(checkIn);
      await worker.drain();
    }
    expect(sentVerbs()).toEqual(['post one']);
    await settle(100, 30);
    expect(sentVerbs()).toEqual(['post one', 'edit four']);
    const [post, edit] = sender.sent.map(({ at }) => new Date(at).getTime());
    expect(edit! - post!).toBeGreaterThanOrEqual(2000);
  });
});

describe('after a crash between "sending" and the answer', () => {
  it.each([checkIn, agenda])('a $kind card is posted once more and marked', async (subject) => {
    sender.failures = ['crash'];
    await bring(subject);
    expect(sentVerbs()).toEqual(['post one', 'post one (again)']);
    expect(await getCard(subject)).toMatchObject({ state: 'ok', activityId: 'a2', resends: 1 });
  });

  it('a card is never posted a third time', async () => {
    sender.failures = ['crash', 'crash'];
    await bring(checkIn);
    await bring(checkIn);
    expect(sentVerbs()).toEqual(['post one', 'post one (again)']);
    expect(await getCard(checkIn)).toMatchObject({ state: 'unknown', activityId: null });
  });

  it('minutes are never posted again by themselves, and it is known that nobody knows', async () => {
    sender.failures = ['crash'];
    await bring(minutes);
    await bring(minutes);
    expect(sentVerbs()).toEqual(['post one']);
    expect(await getCard(minutes)).toMatchObject({ state: 'unknown', activityId: null });
  });
});

describe('a failing send', () => {
  it('that did not arrive is tried again as if nothing had been', async () => {
    sender.failures = ['retry', 'retry'];
    await bring(minutes);
    expect(sentVerbs()).toEqual(['post one', 'post one', 'post one']);
    expect(await getCard(minutes)).toMatchObject({ state: 'ok', resends: 0 });
  });

  it('waits as long as it was told to', async () => {
    sender.failures = ['retry'];
    await request(checkIn);
    await worker.drain();
    clock.advance(4999);
    await worker.drain();
    expect(sender.sent).toHaveLength(1);
    clock.advance(1);
    await worker.drain();
    expect(sender.sent).toHaveLength(2);
  });

  it('whose outcome is unknown is repeated once and marked, minutes never', async () => {
    sender.failures = ['unknown'];
    await bring(checkIn);
    sender.failures = ['unknown'];
    await bring(minutes);
    await bring(minutes);
    expect(sentVerbs()).toEqual(['post one', 'post one (again)', 'post one']);
    expect(await getCard(minutes)).toMatchObject({ state: 'unknown', reason: 'unknown' });
    sender.failures = ['unknown', 'unknown'];
    await bring(agenda);
    expect(await getCard(agenda)).toMatchObject({ state: 'unknown', resends: 1 });
    expect(await jobOf(agenda)).toMatchObject({ state: 'parked' });
  });

  it('of a repeat that did not arrive leaves the repeat to be made, marked', async () => {
    sender.failures = ['unknown', 'retry'];
    await bring(checkIn);
    expect(sentVerbs()).toEqual(['post one', 'post one (again)', 'post one (again)']);
    sender.failures = ['crash', 'retry'];
    await bring(agenda);
    expect(sentVerbs().slice(3)).toEqual(['post one', 'post one (again)', 'post one (again)']);
  });

  it('of an edit is made again until it arrives, also of minutes', async () => {
    await bring(minutes);
    text = 'two';
    sender.failures = ['unknown', 'unknown', 'retry'];
    await bring(minutes);
    expect(sentVerbs()).toEqual(['post one', 'edit two', 'edit two', 'edit two', 'edit two']);
    expect(await getCard(minutes)).toMatchObject({ state: 'ok', activityId: 'a1' });
  });

  it('of a deleted message lets it rest; asked for again it is posted anew', async () => {
    await bring(checkIn);
    text = 'two';
    sender.failures = ['gone'];
    await bring(checkIn);
    expect(await jobOf(checkIn)).toMatchObject({ state: 'parked', reason: 'gone' });
    await bring(checkIn);
    expect(sentVerbs()).toEqual(['post one', 'edit two', 'post two']);
  });

  it('that somebody has to do something about waits aside until it is asked for again', async () => {
    sender.failures = ['parked'];
    await bring(checkIn);
    expect(await getCard(checkIn)).toMatchObject({ state: 'failed', reason: 'parked', sending: null });
    expect(sender.sent).toHaveLength(1);
    await bring(checkIn);
    expect(await getCard(checkIn)).toMatchObject({ state: 'ok', reason: null });
  });
});

describe('pacing', () => {
  const agendas = Array.from({ length: 10 }, (_, at): CardSubject => ({
    ...agenda,
    meetingId: at.toString(),
  }));

  it('keeps a conversation within seven sends in a second and eight in two', async () => {
    for (const subject of agendas) await request(subject);
    await settle(250, 20);
    const first = new Date(sender.sent[0]!.at).getTime();
    const offsets = sender.sent.map(({ at }) => new Date(at).getTime() - first);
    expect(offsets).toHaveLength(10);
    expect(offsets.filter((ms) => ms < 1000)).toHaveLength(7);
    expect(offsets.filter((ms) => ms < 2000)).toHaveLength(8);
  });

  it('keeps a tenant within its sends per second', async () => {
    worker = createProcess('one', { tenantSendsPerSecond: 3 });
    for (const subject of agendas.slice(0, 5)) await request(subject);
    await worker.drain();
    expect(sender.sent).toHaveLength(3);
    clock.advance(1000);
    await worker.drain();
    expect(sender.sent).toHaveLength(5);
  });

  it('leaves a conversation to the process that sends into it, until its lease ends', async () => {
    const lease = { owner: 'two', machineNow: clock.machineNow(), leaseMs: 5000 };
    await lanes.acquire('chat', lease);
    await request(checkIn);
    await worker.drain();
    clock.advance(4000);
    await worker.drain();
    expect(sender.sent).toEqual([]);
    clock.advance(1000);
    await worker.drain();
    expect(sender.sent).toHaveLength(1);
  });
});
