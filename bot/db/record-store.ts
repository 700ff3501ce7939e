import { MongoServerError, type Collection, type Db, type Filter } from 'mongodb';
import type { DomainEvent } from '../../shared/core/decide.ts';
import { withReconnect } from './reconnect.ts';
import { toUpdate } from './to-update.ts';

/** A record as lists hold it. */
export interface Listed<State> {
  state: State;
  /** Grows by one with every saved command; delivering events does not touch it. */
  version: number;
}

/** A record together with what guards its writes. */
export interface Stored<State> extends Listed<State> {
  /** Ids of the commands that were applied lately. */
  commandIds: readonly string[];
}

/** A record as it was saved. */
export interface Saved<State, Event> {
  stored: Stored<State>;
  /** Every event that waits in the record from then on, oldest first. */
  waiting: Event[];
}

export interface Save<State, Event> {
  before: Stored<State> | null;
  after: State;
  events: readonly Event[];
  commandId: string;
  /** Machine time in milliseconds: when the sweeper may begin to look after undelivered events. */
  machineNow: number;
}

/** Further ahead than this no clock of another process is. */
const farAheadMs = 60_000;

/** How many command ids a record remembers (architecture.md 2). */
const rememberedCommands = 200;

export interface RecordDocument {
  _id: string;
  version: number;
  commandIds: string[];
  outbox: DomainEvent[];
  outboxAt?: Date;
  [field: string]: unknown;
}

export type RecordStore<State extends { id: string }, Event extends DomainEvent> = ReturnType<
  typeof createRecordStore<State, Event>
>;

/**
 * The records of one kind. One save is one conditional update of one document, which holds the state, its version, the
 * events to deliver and the ids of recent commands (architecture.md 2).
 */
export function createRecordStore<State extends { id: string }, Event extends DomainEvent>(
  db: Db,
  collectionName: string,
) {
  const collection: Collection<RecordDocument> = db.collection<RecordDocument>(collectionName);

  async function find(id: string): Promise<Stored<State> | null> {
    const document = await withReconnect(() =>
      collection.findOne({ _id: id }, { projection: { outbox: 0 } }),
    );
    return document === null ? null : toStored<State>(document);
  }

  /** What most of the time of a list goes into is the size of its records, hence `without`. */
  async function list<Left extends keyof State & string = never>(
    filter: Filter<RecordDocument>,
    { sort, limit = 1000, without = [] }: ListOptions<Left> = {},
  ): Promise<Listed<Omit<State, Left>>[]> {
    const left = ['outbox', 'outboxAt', 'commandIds', ...without];
    const projection = Object.fromEntries(left.map((field) => [field, 0]));
    const options = { projection, ...(sort && { sort }), limit, maxTimeMS: 10_000 };
    const documents = await withReconnect(() => collection.find(filter, options).toArray());
    return documents.map(({ _id, version, ...fields }) => ({
      state: { id: _id, ...fields } as unknown as Omit<State, Left>,
      version,
    }));
  }

  /** Null when another writer was first. Safe to repeat: what was saved by a lost reply is found by its command id. */
  async function save({
    before,
    after,
    events,
    commandId,
    machineNow,
  }: Save<State, Event>): Promise<Saved<State, Event> | null> {
    const outboxAt = new Date(machineNow);
    if (before === null) {
      const { id, ...fields } = after;
      const outbox = events.length > 0 ? { outbox: [...events], outboxAt } : { outbox: [] };
      const stored = { state: after, version: 1, commandIds: [commandId] };
      const isFirst = await insert({ _id: id, ...fields, version: 1, commandIds: [commandId], ...outbox });
      return isFirst ? { stored, waiting: [...events] } : null;
    }
    const { update, arrayFilters } = toUpdate(toFields(before.state), toFields(after));
    const push = {
      outbox: { $each: events },
      commandIds: { $each: [commandId], $slice: -rememberedCommands },
    };
    const saved = await withReconnect(() =>
      collection.findOneAndUpdate(
        { _id: after.id, version: before.version },
        {
          ...update,
          $set: { ...update['$set'], ...(events.length > 0 && { outboxAt }) },
          $push: { ...update['$push'], ...push } as never,
          $inc: { version: 1 } as never,
        },
        { arrayFilters, projection: { outbox: 1 }, returnDocument: 'after' },
      ),
    );
    if (saved === null) return null;
    const commandIds = [...before.commandIds, commandId].slice(-rememberedCommands);
    const stored = { state: after, version: before.version + 1, commandIds };
    return { stored, waiting: saved.outbox as Event[] };
  }

  async function insert(document: RecordDocument): Promise<boolean> {
    try {
      await withReconnect(() => collection.insertOne(document));
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === 11_000) return false;
      throw error;
    }
  }

  /** Tells anew what is so, to those who follow from it; the record itself stays as it is. */
  async function addToOutbox(id: string, events: readonly Event[], machineNow: number): Promise<void> {
    const update = {
      $push: { outbox: { $each: events } } as never,
      $set: { outboxAt: new Date(machineNow) },
    };
    if (events.length > 0) await withReconnect(() => collection.updateOne({ _id: id }, update));
  }

  async function readOutbox(id: string): Promise<Event[]> {
    const document = await withReconnect(() =>
      collection.findOne({ _id: id }, { projection: { outbox: 1 } }),
    );
    return (document?.outbox ?? []) as Event[];
  }

  /**
   * Takes delivered events out of several records, and the mark for the sweeper where none is left. It does not wait for
   * the journal: what comes back after a crash is delivered again.
   */
  async function removeFromOutboxes(delivered: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const updates = [...delivered].map(([_id, eventIds]) => ({
      updateOne: { filter: { _id }, update: toRemoval(eventIds) },
    }));
    const options = { ordered: false, writeConcern: { w: 1, journal: false } } as const;
    await withReconnect(() => collection.bulkWrite(updates, options));
  }

  /**
   * Ids of records whose events have waited since before a machine time: what a crash left behind. A time that lies far
   * ahead is from before the clock was put back, so it is over as well.
   */
  async function findUndelivered(beforeMs: number, limit: number): Promise<string[]> {
    const isFarAhead = { outboxAt: { $gt: new Date(beforeMs + farAheadMs) } };
    const filter = { $or: [{ outboxAt: { $lte: new Date(beforeMs) } }, isFarAhead] };
    const documents = await withReconnect(() =>
      collection.find(filter, { projection: { _id: 1 }, sort: { outboxAt: 1 }, limit }).toArray(),
    );
    return documents.map(({ _id }) => _id);
  }

  return { collection, find, list, save, addToOutbox, readOutbox, removeFromOutboxes, findUndelivered };
}

export interface ListOptions<Left extends string> {
  sort?: Record<string, 1 | -1>;
  limit?: number;
  /** Fields that are not read. */
  without?: readonly Left[];
}

function toRemoval(eventIds: readonly string[]) {
  const rest = { $filter: { input: '$outbox', cond: { $not: { $in: ['$$this.id', eventIds] } } } };
  const mark = { $cond: [{ $eq: [{ $size: '$outbox' }, 0] }, '$$REMOVE', '$outboxAt'] };
  return [{ $set: { outbox: rest } }, { $set: { outboxAt: mark } }];
}

function toStored<State extends { id: string }>(document: RecordDocument): Stored<State> {
  const { _id, version, commandIds, outbox: _outbox, outboxAt: _outboxAt, ...fields } = document;
  return { state: { id: _id, ...fields } as unknown as State, version, commandIds };
}

function toFields(state: { id: string }): Record<string, unknown> {
  const { id: _id, ...fields } = state;
  return fields;
}
