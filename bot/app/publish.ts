import type { DomainEvent } from '../../shared/core/decide.ts';
import type { Log } from './ports.ts';

/** What publishing needs of a record store: the events that wait in a record's document. */
export interface Outbox<Event extends DomainEvent> {
  readOutbox: (id: string) => Promise<Event[]>;
  removeFromOutbox: (id: string, eventIds: readonly string[]) => Promise<void>;
  findUndelivered: (beforeMs: number, limit: number) => Promise<string[]>;
}

/** Takes one event. It may be called again with the same event, so its effects must be idempotent. */
export type Subscriber<Event extends DomainEvent> = (event: Event) => Promise<void>;

export interface PublisherDependencies<Event extends DomainEvent> {
  outbox: Outbox<Event>;
  subscribers: readonly Subscriber<Event>[];
  log: Log;
}

export interface Publisher {
  /** Delivers what waits in one record; resolves when it was delivered, or at once if that is under way already. */
  deliver: (id: string) => Promise<void>;
  /** Delivers what a crash or a failing subscriber left behind before a machine time. */
  sweep: (beforeMs: number) => Promise<void>;
  /** Resolves when no delivery is under way. */
  idle: () => Promise<void>;
}

const sweepLimit = 100;

/**
 * Delivers the events of one kind of record to its subscribers, in order per record, at least once
 * (architecture.md 2). A failing subscriber leaves the event where it is, for the sweeper.
 */
export function createPublisher<Event extends DomainEvent>(deps: PublisherDependencies<Event>): Publisher {
  const { outbox, subscribers, log } = deps;
  const running = new Map<string, Promise<void>>();
  const askedAgain = new Set<string>();

  async function drain(id: string): Promise<void> {
    try {
      do {
        askedAgain.delete(id);
        for (
          let events = await outbox.readOutbox(id);
          events.length > 0;
          events = await outbox.readOutbox(id)
        ) {
          for (const event of events) for (const take of subscribers) await take(event);
          await outbox.removeFromOutbox(
            id,
            events.map((event) => event.id),
          );
        }
      } while (askedAgain.has(id));
    } finally {
      // In one breath with the last look at `askedAgain`: who asks from here on starts a delivery of their own.
      running.delete(id);
    }
  }

  async function deliver(id: string): Promise<void> {
    if (running.has(id)) {
      // A subscriber that changes the same record ends up here: the outer delivery goes round once more.
      askedAgain.add(id);
      return;
    }
    const delivery = drain(id).catch((error: unknown) => {
      log.error({ err: error, record: id }, 'an event could not be delivered; the sweeper will try again');
    });
    running.set(id, delivery);
    await delivery;
  }

  async function sweep(beforeMs: number): Promise<void> {
    for (const id of await outbox.findUndelivered(beforeMs, sweepLimit)) await deliver(id);
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values());
  }

  return { deliver, sweep, idle };
}
