import { MongoClient } from 'mongodb';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createKeyedQueue } from '../../bot/app/keyed-queue.ts';
import { createPublisher } from '../../bot/app/publish.ts';
import { createCommandRunner } from '../../bot/app/run-command.ts';
import { createRecordStore } from '../../bot/db/record-store.ts';
import { systemActor } from '../../shared/core/actor.ts';
import {
  toEvent,
  unchanged,
  type Context,
  type Decision,
  type DomainEvent,
} from '../../shared/core/decide.ts';
import { DomainError } from '../../shared/core/errors.ts';
import { createIds } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { createProbeClock, createProbeLog } from '../support/probe-clock.ts';
import { createClock } from '../../bot/clock.ts';

interface Tally {
  id: string;
  names: string[];
}

/** Adds a name; the empty name changes nothing and `no` is refused. */
function decide(state: Tally | null, name: string, context: Context): Decision<Tally, DomainEvent> {
  const before = state ?? { id: 'tally', names: [] };
  if (name === 'no') throw new DomainError('not-found', { record: 'series' });
  if (name === '' && state !== null) return unchanged(state);
  const next = { ...before, names: [...before.names, name] };
  return { state: next, events: [toEvent(context, 'added', name)] };
}

const database = await createTestDatabase();
const otherClient = await new MongoClient(database.uri).connect();
afterAll(async () => {
  await otherClient.close();
  await database.close();
});

let processes = 0;

/** What one process has: its own connection, queue, publisher, and ids that no other process gives. */
function createProcess(db = database.db, collection = 'tallies') {
  processes += 1;
  const newId = createIds(`process-${processes.toString()}/`);
  const store = createRecordStore<Tally, DomainEvent>(db, collection);
  const delivered: unknown[] = [];
  const take = (event: DomainEvent) => Promise.resolve(void delivered.push(event.data));
  const log = createProbeLog();
  const publisher = createPublisher({ outbox: store, subscribers: [take], kinds: ['added'], log });
  const reads: string[] = [];
  const find = (id: string) => {
    reads.push(id);
    return store.find(id);
  };
  const deps = {
    store: { ...store, find },
    decide,
    publisher,
    queue: createKeyedQueue(),
    clock: createClock(),
    random: Math.random,
  };
  const run = createCommandRunner({ ...deps, newId, onSaved: () => undefined });
  return {
    store,
    delivered,
    /** Ids of the records that were read to run a command on them. */
    reads,
    idle: publisher.idle,
    run: (id: string, command: string, commandId = command, seenVersion?: number) =>
      run({ id, actor: systemActor, command, commandId, seenVersion }),
  };
}

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${at.toString()}`);
const namesOf = async ({ store }: ReturnType<typeof createProcess>, id: string) =>
  (await store.find(id))!.state.names;

describe('running commands', () => {
  it('saves all of fifty at once on one record, and delivers every event once', async () => {
    const one = createProcess(database.db, 'fifty');
    const all = names('n', 50);
    const results = await Promise.all(all.map((name) => one.run('tally', name)));
    expect(await namesOf(one, 'tally')).toEqual(all);
    expect(results.map(({ version }) => version)).toEqual(all.map((_, at) => at + 1));
    await one.idle();
    expect(one.delivered).toEqual(all);
    expect(await one.store.readOutbox('tally')).toEqual([]);
  });

  it('loses none of two processes’ commands on one record', async () => {
    const one = createProcess(database.db, 'two');
    const two = createProcess(otherClient.db(database.name), 'two');
    const all = [...names('a', 25), ...names('b', 25)];
    await Promise.all(all.map((name) => (name.startsWith('a') ? one : two).run('tally', name)));
    await Promise.all([one.idle(), two.idle()]);
    expect(await one.store.readOutbox('tally')).toEqual([]);
    expect((await namesOf(one, 'tally')).sort()).toEqual([...all].sort());
    expect((await one.store.find('tally'))?.version).toBe(50);
    expect(new Set([...one.delivered, ...two.delivered])).toEqual(new Set(all));
  });

  it('reads a record that it saved last only when another process has written it since', async () => {
    const one = createProcess(database.db, 'kept');
    const two = createProcess(otherClient.db(database.name), 'kept');
    for (const name of ['a', 'b', 'c']) await one.run('tally', name);
    expect(one.reads).toEqual(['tally']);
    await two.run('tally', 'd');
    expect(await one.run('tally', 'e')).toMatchObject({ version: 5, changed: true });
    expect(one.reads).toEqual(['tally', 'tally']);
    expect(await namesOf(one, 'tally')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each<[string, string, number | undefined, object]>([
    ['a refusal', 'no', undefined, { status: 'rejected' }],
    ['a version that was not saved here', 'c', 2, { status: 'fulfilled', value: { version: 3 } }],
    ['no change', '', undefined, { status: 'fulfilled', value: { version: 2, changed: false } }],
    ['a command that was applied before', 'a', undefined, { value: { version: 2, changed: false } }],
    ['a command that another process applied', 'b', undefined, { value: { version: 2, changed: false } }],
  ])('answers with what is stored, not with what it saved last: %s', async (_, command, seen, outcome) => {
    const one = createProcess(database.db, `stored-${command}-${seen ?? 0}`);
    const two = createProcess(otherClient.db(database.name), `stored-${command}-${seen ?? 0}`);
    await one.run('tally', 'a');
    await two.run('tally', 'b');
    const [result] = await Promise.allSettled([one.run('tally', command, command, seen)]);
    expect(result).toMatchObject(outcome);
  });

  it('applies the same command id once, also when it comes twice at the same time', async () => {
    const one = createProcess(database.db, 'twice');
    const results = await Promise.all([one.run('tally', 'x', 'press'), one.run('tally', 'x', 'press')]);
    expect(results.map(({ changed }) => changed).sort()).toEqual([false, true]);
    const again = await one.run('tally', 'y', 'press');
    expect(again).toMatchObject({ changed: false, version: 1, state: { names: ['x'] } });
    expect(one.delivered).toEqual(['x']);
  });

  it('creates a record once for two processes that try', async () => {
    const one = createProcess(database.db, 'created');
    const two = createProcess(otherClient.db(database.name), 'created');
    await Promise.all([one.run('tally', 'x', 'plan'), two.run('tally', 'x', 'plan')]);
    expect(await one.store.find('tally')).toMatchObject({ version: 1, state: { names: ['x'] } });
  });

  it('writes nothing when the decision changes nothing', async () => {
    const one = createProcess(database.db, 'same');
    await one.run('tally', 'x');
    expect(await one.run('tally', '')).toMatchObject({ changed: false, version: 1 });
    expect((await one.store.find('tally'))?.commandIds).toEqual(['x']);
  });

  it('refuses a writer who saw another version, with the current record', async () => {
    const one = createProcess(database.db, 'seen');
    await one.run('tally', 'x');
    await one.run('tally', 'y', 'y', 1);
    const refusal = one.run('tally', 'z', 'z', 1);
    await expect(refusal).rejects.toMatchObject({
      code: 'edited-meanwhile',
      details: { version: 2, field: 'record' },
    });
    expect(await namesOf(one, 'tally')).toEqual(['x', 'y']);
  });

  it('passes refusals on and goes on with the next command', async () => {
    const one = createProcess(database.db, 'refused');
    const results = await Promise.allSettled([one.run('tally', 'no'), one.run('tally', 'x')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('does not call undone what it saved, when the answer of the database came too late to be known', async () => {
    const { store: real } = createProcess(database.db, 'late');
    const clock = createProbeClock();
    const save: typeof real.save = async (what) => {
      await real.save(what);
      clock.advance(5000);
      return null;
    };
    const store = { ...real, save };
    const publisher = createPublisher({ outbox: store, subscribers: [], kinds: [], log: createProbeLog() });
    const deps = { store, decide, publisher, queue: createKeyedQueue(), clock, random: () => 0 };
    const run = createCommandRunner({ ...deps, newId: createIds(), onSaved: () => undefined });
    const result = await run({ id: 'tally', actor: systemActor, command: 'x', commandId: 'x' });
    expect(result).toMatchObject({ version: 1, state: { names: ['x'] } });
  });

  it('after a crash between saving and publishing, the sweeper of another process delivers', async () => {
    const one = createProcess(database.db, 'crash');
    const state = { id: 'tally', names: ['x'] };
    const events = [toEvent({ actor: systemActor, now: '', newId: () => 'e' }, 'added', 'x')];
    await one.store.save({ before: null, after: state, events, commandId: 'x', machineNow: 1000 });
    const taken: unknown[] = [];
    const subscribers = [(event: DomainEvent) => Promise.resolve(void taken.push(event.data))];
    const log = createProbeLog();
    const publisher = createPublisher({ outbox: one.store, subscribers, kinds: ['added'], log });
    await publisher.sweep(999);
    expect(taken).toEqual([]);
    await publisher.sweep(1000);
    await publisher.sweep(1000);
    await publisher.idle();
    expect(await one.store.readOutbox('tally')).toEqual([]);
    expect(taken).toEqual(['x']);
  });
});
