import { LRUCache } from 'lru-cache';
import type { DomainEvent } from '../../shared/core/decide.ts';
import type { Log } from './ports.ts';

/** What publishing needs of a record store: the events that wait in a record's document. */
export interface Outbox<Event extends DomainEvent> {
  readOutbox: (id: string) => Promise<Event[]>;
  /** Takes delivered events, by their ids, out of several records at once. */
  removeFromOutboxes: (delivered: ReadonlyMap<string, readonly string[]>) => Promise<void>;
  findUndelivered: (beforeMs: number, limit: number) => Promise<string[]>;
}

/** Takes one event. It may be called again with the same event, so its effects must be idempotent. */
export type Subscriber<Event extends DomainEvent> = (event: Event) => Promise<void>;

export interface PublisherDependencies<Event extends DomainEvent> {
  outbox: Outbox<Event>;
  /** Whoever caused an event waits for these, so that they find its effects. */
  subscribers: readonly Subscriber<Event>[];
  /** Told after those, while nobody waits. */
  followers?: readonly Subscriber<Event>[];
  /** Called before what another process left behind is delivered: this one may know an older state of it. */
  onLeftOver?: () => void;
  /** The kinds of events that the subscribers know. */
  kinds: readonly string[];
  log: Log;
}

export interface Publisher<Event extends DomainEvent> {
  /**
   * Delivers the events that wait in one record. Resolves when the subscribers have taken them, or at once if others of
   * the record are under way already: then they are taken after those. What others go on saving is not waited for.
   */
  deliver: (id: string, waiting: readonly Event[]) => Promise<void>;
  /** Delivers what a crash or a failing subscriber left behind before a machine time. */
  sweep: (beforeMs: number) => Promise<void>;
  /** Resolves when no delivery is under way and the outboxes are empty of what was delivered. */
  idle: () => Promise<void>;
}

const sweepLimit = 100;
/** The first has what the caller saved, the next ones what their subscribers saved in turn. */
const roundsAwaited = 3;
/** A record that is written again and again is emptied of what was delivered once for all of that time. */
const removeAfterMs = 100;
/** More than can be delivered until they are out of their records; one that is forgotten is delivered once more. */
const rememberedEvents = 10_000;

/**
 * Delivers the events of one kind of record to its subscribers, in order per record, at least once
 * (architecture.md 2). A failing subscriber leaves the event where it is, for the sweeper, and an event of an unknown kind
 * is left to processes of the version that saved it. Delivered events are taken out of their records a moment later, many
 * at once: a crash before that has them delivered again.
 */
export function createPublisher<Event extends DomainEvent>(
  deps: PublisherDependencies<Event>,
): Publisher<Event> {
  const { outbox, subscribers, followers = [], kinds, onLeftOver = () => undefined, log } = deps;
  /** Events that are to be delivered, by record, while that goes on. */
  const lines = new Map<string, Event[]>();
  /** Events that are not to be begun again, because they are in a line, or were delivered and may still be found. */
  const known = new LRUCache<string, 'waiting' | 'delivered'>({ max: rememberedEvents });
  const background = new Set<Promise<void>>();
  let delivered = new Map<string, string[]>();
  let removal: NodeJS.Timeout | null = null;

  async function deliver(id: string, waiting: readonly Event[]): Promise<void> {
    const fresh = waiting.filter((event) => kinds.includes(event.kind) && !known.has(event.id));
    for (const event of fresh) known.set(event.id, 'waiting');
    const line = lines.get(id);
    // A subscriber that changes the same record ends up here: the outer delivery takes these as well.
    if (line !== undefined) line.push(...fresh);
    else if (fresh.length > 0) await begin(id, fresh);
  }

  function begin(id: string, line: Event[]): Promise<void> {
    return new Promise((resolve) => {
      void inBackground(drain(id, line, resolve)).then(resolve);
    });
  }

  async function drain(id: string, line: Event[], letGo: () => void): Promise<void> {
    lines.set(id, line);
    let [round, leftOfRound] = [1, line.length];
    for (let event = line.shift(); event !== undefined; event = line.shift()) {
      try {
        for (const take of subscribers) await take(event);
        void inBackground(follow(id, event));
      } catch (error) {
        fail(id, error, [event, ...line.splice(0)]);
      }
      leftOfRound -= 1;
      if (leftOfRound > 0) continue;
      if (round === roundsAwaited) letGo();
      [round, leftOfRound] = [round + 1, line.length];
    }
    // In one breath with the last look at the line: who delivers from here on starts anew.
    lines.delete(id);
  }

  async function follow(id: string, event: Event): Promise<void> {
    try {
      for (const tell of followers) await tell(event);
      settle(id, event.id);
    } catch (error) {
      fail(id, error, [event]);
    }
  }

  function fail(id: string, error: unknown, events: readonly Event[]): void {
    for (const event of events) known.delete(event.id);
    log.error({ err: error, record: id }, 'an event could not be delivered; the sweeper will try again');
  }

  function settle(id: string, eventId: string): void {
    known.set(eventId, 'delivered');
    delivered.set(id, [...(delivered.get(id) ?? []), eventId]);
    removal ??= setTimeout(() => void inBackground(remove()), removeAfterMs);
  }

  async function remove(): Promise<void> {
    if (removal !== null) clearTimeout(removal);
    removal = null;
    const batch = delivered;
    delivered = new Map();
    if (batch.size === 0) return;
    try {
      await outbox.removeFromOutboxes(batch);
    } catch (error) {
      log.warn({ err: error }, 'delivered events could not be taken out; the sweeper will try again');
    }
  }

  function inBackground(task: Promise<void>): Promise<void> {
    const tracked = task.finally(() => background.delete(tracked));
    background.add(tracked);
    return tracked;
  }

  async function sweepRecord(id: string): Promise<void> {
    const waiting = await outbox.readOutbox(id);
    for (const event of waiting) if (known.get(event.id) === 'delivered') settle(id, event.id);
    await deliver(id, waiting);
  }

  async function sweep(beforeMs: number): Promise<void> {
    const left = await outbox.findUndelivered(beforeMs, sweepLimit);
    if (left.length > 0) onLeftOver();
    for (const id of left) await sweepRecord(id);
    if (left.length > 0) await finish();
  }

  /** Waits for what is under way now, and empties the outboxes of what was delivered. */
  async function finish(): Promise<void> {
    await Promise.all(background);
    await remove();
  }

  async function idle(): Promise<void> {
    while (background.size > 0 || delivered.size > 0) await finish();
  }

  return { deliver, sweep, idle };
}
