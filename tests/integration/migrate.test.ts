import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { migrate, type Migration } from '../../bot/db/migrations/migrate.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
const { db } = database;
const log = { info: jest.fn() };
const options = { log, leaseMs: 300, pollMs: 10 };

interface Counter {
  _id: string;
  runs: number;
}

function countingMigration(id: string): Migration {
  return {
    id,
    async run(to) {
      await to
        .collection<Counter>('counters')
        .updateOne({ _id: id }, { $inc: { runs: 1 } }, { upsert: true });
    },
  };
}

async function readCounters(): Promise<Counter[]> {
  return await db.collection<Counter>('counters').find().sort({ _id: 1 }).toArray();
}

describe('migrate', () => {
  beforeEach(async () => {
    await db.dropDatabase();
  });
  afterAll(() => database.close());

  test('runs each migration once where several processes start at once, and all wait for the end', async () => {
    const migrations = [countingMigration('2-second'), countingMigration('1-first')];
    const seenByEach = await Promise.all(
      Array.from({ length: 4 }, async () => {
        await migrate(db, migrations, options);
        return await readCounters();
      }),
    );
    const once = [
      { _id: '1-first', runs: 1 },
      { _id: '2-second', runs: 1 },
    ];
    expect(seenByEach).toEqual([once, once, once, once]);
  });

  test('applies in the order of ids and records when', async () => {
    const order: string[] = [];
    const note = (id: string): Migration => ({ id, run: () => Promise.resolve(void order.push(id)) });
    await migrate(db, [note('b'), note('a')], options);
    await migrate(db, [note('b'), note('a'), note('c')], options);
    expect(order).toEqual(['a', 'b', 'c']);
    await expect(db.collection('migrations').countDocuments({ appliedAt: { $type: 'date' } })).resolves.toBe(
      3,
    );
  });

  test('leaves a failed migration, and those after it, to the next start', async () => {
    const failing: Migration = { id: 'b', run: () => Promise.reject(new Error('out of space')) };
    const [a, b, c] = [countingMigration('a'), countingMigration('b'), countingMigration('c')];
    await expect(migrate(db, [a, failing, c], options)).rejects.toThrow('out of space');
    await migrate(db, [a, b, c], options);
    expect((await readCounters()).map(({ runs }) => runs)).toEqual([1, 1, 1]);
  });

  test('takes over from a process that died while it held the lease', async () => {
    const soon = new Date(Date.now() + 200);
    await db.collection<{ _id: string }>('migrations').insertOne({
      _id: 'lease',
      owner: 'dead',
      expiresAt: soon,
    } as {
      _id: string;
    });
    await migrate(db, [countingMigration('a')], options);
    expect(await readCounters()).toEqual([{ _id: 'a', runs: 1 }]);
  });

  test('keeps the lease through a migration that is longer than it', async () => {
    let running = 0;
    let mostAtOnce = 0;
    const slow: Migration = {
      id: 'slow',
      async run() {
        running += 1;
        mostAtOnce = Math.max(mostAtOnce, running);
        await new Promise((resolve) => setTimeout(resolve, 900));
        running -= 1;
      },
    };
    await Promise.all([migrate(db, [slow], options), migrate(db, [slow], options)]);
    expect(mostAtOnce).toBe(1);
  });

  test('refuses data of a newer version with a sentence', async () => {
    await migrate(db, [countingMigration('a'), countingMigration('from-the-future')], options);
    await expect(migrate(db, [countingMigration('a')], options)).rejects.toThrow(
      /written by a newer version of Tandem \(migration from-the-future\)/,
    );
  });
});
