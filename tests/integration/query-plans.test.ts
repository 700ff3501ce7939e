import { MongoClient, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import { createLiveHints } from '../../bot/db/live-hints.ts';
import { createRepositories } from '../../bot/db/repositories.ts';
import { createTestDatabase } from '../support/database.ts';
import { loadPlanData } from '../support/plan-data.ts';
import { toEdgeQueries, toWalks } from '../support/planned-edge-queries.ts';
import { toRecordQueries, type PlannedQuery } from '../support/planned-queries.ts';
import { explainStatement, toPlanFaults, type Plan } from '../support/query-plan.ts';
import { toStatements, type Statement } from '../support/query-shape.ts';
import { indexedShapes, walkShapes } from '../support/query-shapes.ts';
import { findUnexplained, toWatchedUri, watchStatements } from '../support/query-watch.ts';
import { namesOf, recordCalls } from '../support/record-calls.ts';

/** Over all collections. With less than 10,000 in one, the planner of the engine is not what it is in use (storage.md §0). */
const documentCount = 100_000;
const loadLimitMs = 180_000;

const database = await createTestDatabase();
const watched = await new MongoClient(toWatchedUri(database.uri)).connect();
afterAll(async () => {
  await watched.close();
  await database.close();
});

const repositories = createRepositories(watched.db(database.name));
const called = new Set<string>();
const recorded = recordCalls(repositories, called);
const queries = Object.entries({ ...toRecordQueries(recorded), ...toEdgeQueries(recorded) });

const at = new Date(0);

/** All that was explained, by shape. */
const plans = new Map<string, Plan[]>();

beforeAll(() => loadPlanData(database.db, documentCount), loadLimitMs);

async function statementsOf(run: () => Promise<unknown>): Promise<Statement[]> {
  const { stop } = watchStatements(watched);
  await run();
  return stop();
}

function shapesOf(statements: readonly Statement[]): string[] {
  return [...new Set(statements.map(({ shape }) => shape))].sort();
}

async function plansOf(statements: readonly Statement[]): Promise<Plan[]> {
  const found: Plan[] = [];
  for (const statement of statements) found.push(await explainStatement(database.db, statement));
  return found;
}

function indexesOf(collection: string): Set<string> {
  const specs = indexSpecs.filter((spec) => spec.collection === collection);
  return new Set(['_id_', ...specs.map(({ name }) => name)]);
}

const faultsOf = (plan: Plan, besides = 10) => toPlanFaults(plan, { indexesOf, perFound: 2, besides });

describe(`on ${documentCount} documents, by a named index and in its order, reading little besides, is found`, () => {
  it.each(queries)('%s', async (_, query) => {
    const { run, besides }: PlannedQuery = typeof query === 'function' ? { run: query } : query;
    for (const plan of await plansOf(await statementsOf(run))) {
      plans.set(plan.shape, [...(plans.get(plan.shape) ?? []), plan]);
      expect({ ...plan, faults: faultsOf(plan, besides) }).toEqual({ ...plan, faults: [] });
    }
  });
});

describe('what is explained is all that there is', () => {
  it('every function that reaches the database', async () => {
    const walked: Statement[] = [];
    const walks = toWalks(recorded, createLiveHints(database.db));
    for (const walk of Object.values(walks)) walked.push(...(await statementsOf(walk)));
    expect(shapesOf(walked)).toEqual([...walkShapes].sort());
    expect(namesOf(repositories).filter((name) => !called.has(name))).toEqual([]);
  });

  it('every question that the app is allowed to ask in the other tests, and none besides', () => {
    expect([...plans.keys()].sort()).toEqual([...indexedShapes].sort());
  });

  it('every index serves a question', () => {
    const used = new Set(
      [...plans.values()]
        .flat()
        .flatMap(({ collection, indexes }) => indexes.map((name) => `${collection}.${name}`)),
    );
    const all = indexSpecs.map(({ collection, name }) => `${collection}.${name}`);
    expect(all.filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('a question has the same shape whatever its values are', () => {
  it.each<[string, string, Document]>([
    ['find jobs: all', 'find', { find: 'jobs', filter: {} }],
    [
      'find jobs: all; by dueAt 1; limited',
      'find',
      { find: 'jobs', sort: new Map([['dueAt', 1]]), limit: 1 },
    ],
    [
      'find jobs: _id $in, dueAt range',
      'find',
      { find: 'jobs', filter: { _id: { $in: [1, 2] }, dueAt: { $gt: at, $lt: at } } },
    ],
    [
      'find jobs: $or(a | b $ne)',
      'find',
      { find: 'jobs', filter: { $or: [{ a: [1] }, { a: { x: 1 } }, { b: { $ne: 1 } }] } },
    ],
    ['distinct jobs: kind', 'distinct', { distinct: 'jobs', key: 'kind', query: { kind: 'k' } }],
    [
      'aggregate jobs: $match kind > $sort',
      'aggregate',
      { aggregate: 'jobs', pipeline: [{ $match: { kind: 'k' } }, { $sort: { a: 1 } }] },
    ],
  ])('%s', (shape, name, command) => {
    expect(toStatements(name, command).map((one) => one.shape)).toEqual([shape]);
  });

  it('and each statement of a command has its own', () => {
    const updates = [
      { q: { _id: 1 }, u: {} },
      { q: { kind: 'k' }, u: {} },
    ];
    const shapes = toStatements('update', { update: 'jobs', updates }).map(({ shape }) => shape);
    expect(shapes).toEqual(['update jobs: _id', 'update jobs: kind']);
    expect(toStatements('insert', { insert: 'jobs', documents: [{}] })).toEqual([]);
  });

  it('and one that is explained nowhere is told', () => {
    const ask = (collection: string, filter: Document) =>
      toStatements('find', { find: collection, filter, limit: 1 });
    const sent = [
      ask('jobs', { payload: 1 }),
      ask('cards', { _id: 1 }),
      ask('localChats', { type: 1 }),
    ].flat();
    expect(findUnexplained(sent)).toEqual(['find jobs: payload; limited']);
  });
});

describe('a plan is refused', () => {
  it.each<[string, Document, string[]]>([
    ['find', { find: 'meetings', filter: { zone: 'x' } }, ['reads the whole collection', 'uses no index']],
    [
      'aggregate',
      { aggregate: 'meetings', pipeline: [{ $group: { _id: '$zone' } }], cursor: {} },
      ['reads the whole collection', 'uses no index'],
    ],
    ['count', { count: 'jobs', query: { kind: 'x' } }, ['reads the whole collection', 'uses no index']],
    [
      'update',
      { update: 'jobs', updates: [{ q: { kind: 'x' }, u: { $set: { a: 1 } } }] },
      ['reads the whole collection', 'uses no index'],
    ],
  ])('that has no index: %s', async (name, command, faults) => {
    const [plan] = await plansOf(toStatements(name, command));
    expect(faultsOf(plan!)).toEqual(expect.arrayContaining(faults));
  });

  it.each<[string, Document]>([
    ['find', { find: 'meetings', filter: { seriesId: 's1' }, sort: { zone: 1 } }],
    [
      'aggregate',
      {
        aggregate: 'meetings',
        pipeline: [{ $match: { seriesId: 's1' } }, { $group: { _id: '$date' } }, { $sort: { _id: 1 } }],
        cursor: {},
      },
    ],
  ])('that sorts in memory: %s', async (name, command) => {
    const [plan] = await plansOf(toStatements(name, command));
    expect(faultsOf(plan!)).toContain('sorts in memory');
  });

  it('that reads far more than it finds', async () => {
    const filter = { seriesId: 's1', zone: 'nowhere' };
    const [plan] = await plansOf(toStatements('find', { find: 'meetings', filter }));
    expect(faultsOf(plan!)).toEqual(['reads 260 keys for 0 documents', 'reads 260 documents for 0']);
  });

  it('that uses an index which no specification names', async () => {
    await createIndexes(database.db, [{ collection: 'meetings', name: 'byZone', key: { zone: 1 } }]);
    const [plan] = await plansOf(toStatements('find', { find: 'meetings', filter: { zone: 'x' } }));
    expect(faultsOf(plan!)).toEqual(['uses the unnamed index byZone']);
  });
});
