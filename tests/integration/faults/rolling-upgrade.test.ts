import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job } from '../../../bot/db/job.ts';
import { createJobRepository } from '../../../bot/db/jobs.ts';
import { createWorker, type JobHandler } from '../../../bot/jobs/worker.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { toCount } from '../../support/count.ts';
import { startFleet, type Fleet } from '../../support/fleet.ts';
import { createProbeClock } from '../../support/probe-clock.ts';
import { silent } from '../../support/quiet.ts';
import { until } from '../../support/until.ts';

// F37: two versions side by side. Acknowledged is what a job has done, what was answered with 201, and a card that was
// asked for: each is there once. Refused with 503, or by nobody there any more, is what came to a process that stops: it
// is not there.

describe('F37 work of two versions', () => {
  const dueAt = '2026-11-25T08:00:00.000Z';
  const count = toCount(60, 3000);
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  function createVersion(owner: string, handlers: Record<string, JobHandler>) {
    const jobs = createJobRepository(database.db);
    return createWorker({
      jobs,
      handlers,
      clock: createProbeClock(dueAt),
      log: silent,
      owner,
      random: () => 0,
    });
  }

  it('is done once each, by a version that knows it, also where the older one stops with jobs in hand', async () => {
    const jobs = createJobRepository(database.db);
    for (let key = 0; key < count; key += 1) {
      const kind = key % 3 === 0 ? 'of-the-new' : 'of-both';
      await jobs.schedule({
        kind,
        key: key.toString(),
        lane: `lane${(key % 7).toString()}`,
        payload: {},
        dueAt,
      });
    }
    const done: { by: string; kind: string; id: string }[] = [];
    const note =
      (by: string): JobHandler =>
      ({ kind, id }: Job) => {
        done.push({ by, kind, id });
        return Promise.resolve({ kind: 'done' });
      };
    // The older one does some work, and then hangs in all that it has in hand until its process is gone.
    let left = Math.floor(count / 6);
    let inHand = 0;
    const hanging: JobHandler = (job, letThrough) => {
      left -= 1;
      if (left >= 0) return note('old')(job, letThrough);
      inHand += 1;
      return new Promise(() => undefined);
    };
    const old = createVersion('old', { 'of-both': hanging });
    old.start();
    await until('the older version hangs', () => inHand > 0);
    const renewed = createVersion('new', { 'of-both': note('new'), 'of-the-new': note('new') });
    renewed.start();
    await old.stop(50);
    await until('nothing is left to do', () => done.length >= count);
    await renewed.stop();
    const states = await database.db.collection('jobs').distinct('state');
    expect(states).toEqual(['done']);
    expect(done).toHaveLength(count);
    expect(new Set(done.map(({ id }) => id)).size).toBe(count);
    expect(done.filter(({ by, kind }) => by === 'old' && kind === 'of-the-new')).toEqual([]);
    expect(inHand).toBeGreaterThan(0);
  }, 60_000);
});

describe('F37 processes that are replaced one after the other', () => {
  const weekStart = '2026-11-25T08:10:00.000Z';
  const asked = ['kofi', 'mei', 'tom', 'chloe', 'diego', 'yuki'];
  const copies = toCount(3, 30);
  const rounds = toCount(1, 10);
  let fleet: Fleet;
  let seriesId: string;
  let meetingId: string;
  let headers: Record<string, string>;

  beforeAll(async () => {
    // Teams takes its time, so that there are cards on their way whenever a process stops.
    fleet = await startFleet({
      size: 2,
      now: weekStart,
      meddle: (_request, _response, next) => void setTimeout(next, 150),
    });
    await fleet.createSample();
    headers = await fleet.signIn('ana');
    const { body } = await fleet.call(0, '/api/v1/series', { headers });
    seriesId = body.items[0].id as string;
    meetingId = (await fleet.call(0, `/api/v1/series/${seriesId}`, { headers })).body
      .currentMeetingId as string;
    await untilIdle();
  }, 120_000);
  afterAll(() => fleet.close());

  const read = (name: string, filter: object) => fleet.database.db.collection(name).find(filter).toArray();
  async function untilIdle(): Promise<void> {
    const isLate = { state: 'due', dueAt: { $lte: new Date(fleet.clock.now()) } };
    await until('all that is due is done', async () => (await read('jobs', isLate)).length === 0, 60_000);
  }

  async function askForCards(round: number): Promise<void> {
    for (let copy = 0; copy < copies; copy += 1) {
      for (const personId of asked) {
        const below = `round${round.toString()}copy${copy.toString()}`;
        const subject = { kind: 'check-in', seriesId, meetingId, personId, below };
        const key = ['check-in', meetingId, personId, below].join(':');
        const dueAt = fleet.clock.now();
        await fleet.jobs.request({
          kind: 'send-card',
          key,
          lane: `person:${personId}`,
          payload: { subject },
          dueAt,
        });
      }
    }
  }

  /** Writes to both processes in turn, until it is told to stop. */
  async function write(round: number, isOver: () => boolean) {
    const outcome = { saved: [] as string[], refused: [] as string[], other: [] as unknown[] };
    for (let number = 0; !isOver(); number += 1) {
      const text = `Round ${round.toString()} action ${number.toString()}`;
      const body = JSON.stringify({ text, ownerId: 'ana', dueOn: null });
      const path = `/api/v1/series/${seriesId}/actions`;
      const answer = await fleet.call(number, path, { method: 'POST', headers, body }).catch(() => null);
      if (answer === null || answer.status === 503) outcome.refused.push(text);
      else if (answer.status === 201) outcome.saved.push(text);
      else outcome.other.push([answer.status, answer.body]);
      if (answer?.status === 503) expect(answer.headers.get('retry-after')).not.toBeNull();
    }
    return outcome;
  }

  it.each(Array.from({ length: rounds }, (_, round) => round))(
    'lose nothing and do nothing twice (%i)',
    async (round) => {
      const before = (await read('cards', { 'subject.below': { $exists: true } })).length;
      let isReplaced = false;
      const writing = write(round, () => isReplaced);
      for (const at of [0, 1]) {
        await askForCards(round * 2 + at);
        await fleet.processes[at]!.stop();
        await fleet.restart(at);
      }
      isReplaced = true;
      const { saved, refused, other } = await writing;
      await untilIdle();
      const mine = (await read('actions', { text: { $regex: `^Round ${round.toString()} ` } })).map(
        ({ text }) => String(text),
      );
      expect(other).toEqual([]);
      expect(mine.sort()).toEqual(saved.sort());
      expect(saved.length).toBeGreaterThan(0);
      expect(mine.filter((text) => refused.includes(text))).toEqual([]);
      await expectEachCardOnce(before + 2 * copies * asked.length);
    },
    120_000,
  );

  async function expectEachCardOnce(count: number): Promise<void> {
    const cards = await read('cards', { 'subject.below': { $exists: true } });
    expect(cards).toHaveLength(count);
    for (const card of cards) expect(card).toMatchObject({ state: 'ok', resends: 0, sending: null });
    const messages = await read('localMessages', {});
    const posted = messages.map(({ _id }) => String(_id));
    const known = cards.map((card) => String(card['activityId']));
    expect(new Set(known).size).toBe(count);
    expect(known.filter((id) => !posted.includes(id))).toEqual([]);
  }
});
