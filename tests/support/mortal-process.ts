import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Collection, Db, Document } from 'mongodb';

/** What a process that is dead answers to everything. */
export class ProcessDied extends Error {
  constructor() {
    super('the process died');
    this.name = 'ProcessDied';
  }
}

export type MortalProcess = ReturnType<typeof createMortalProcess>;

const writes: ReadonlySet<string> = new Set([
  'insertOne',
  'insertMany',
  'bulkWrite',
  'updateOne',
  'updateMany',
  'findOneAndUpdate',
  'deleteOne',
  'deleteMany',
]);
const reads: ReadonlySet<string> = new Set(['findOne', 'countDocuments', 'distinct']);

/**
 * A process that dies just before one of its steps: `diesAt` counts its writes and its sends from 1. From then on it
 * reads, writes and sends nothing. What it does to the world goes one after the other, so that the same work takes the
 * same steps in the same order each time.
 *
 * @param diesAt null for a process that lives.
 */
export function createMortalProcess(db: Db, diesAt: number | null) {
  let steps = 0;
  let isDead = false;
  let tail: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = tail.then(() => {
      if (isDead) throw new ProcessDied();
      return task();
    });
    tail = result.catch(() => undefined);
    return result;
  }

  /** Runs a write or a send, unless the process dies before it. */
  function step<Result>(task: () => Promise<Result>): Promise<Result> {
    return inTurn(() => {
      steps += 1;
      if (steps === diesAt) isDead = true;
      if (isDead) throw new ProcessDied();
      return task();
    });
  }

  function toMortal<Record extends Document>(collection: Collection<Record>): Collection<Record> {
    return new Proxy(collection, {
      get(target, name: string) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        const call = (...input: unknown[]): unknown => Reflect.apply(value, target, input);
        if (writes.has(name)) return (...input: unknown[]) => step(() => call(...input) as Promise<unknown>);
        if (reads.has(name)) return (...input: unknown[]) => inTurn(() => call(...input) as Promise<unknown>);
        if (name !== 'find') return call;
        return (...input: unknown[]) => {
          const cursor = call(...input) as { toArray: () => Promise<unknown> };
          return { toArray: () => inTurn(() => cursor.toArray()) };
        };
      },
    });
  }

  return {
    /** The database as the process reaches it. */
    db: new Proxy(db, {
      get(target, name: string) {
        if (name === 'collection') return (of: string) => toMortal(target.collection(of));
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    }),
    step,
    steps: () => steps,
    isDead: () => isDead,
    /** Resolves when nothing that the process began is under way any more. */
    rest: async (): Promise<void> => {
      for (let last: unknown = null; last !== tail;) {
        last = tail;
        await tail;
        await nextTurn();
      }
    },
  };
}
