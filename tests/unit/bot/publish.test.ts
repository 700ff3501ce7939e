import { describe, expect, it } from '@jest/globals';
import { createPublisher, type Subscriber } from '../../../bot/app/publish.ts';
import type { DomainEvent } from '../../../shared/core/decide.ts';
import { now } from '../../support/builders.ts';

const toEvent = (id: string): DomainEvent => ({ id, kind: 'happened', at: now, by: 'ana', data: null });

/** An outbox in memory, the shape that a record store has. */
function createOutbox(waiting: Record<string, string[]> = {}) {
  const records = new Map(Object.entries(waiting).map(([id, events]) => [id, events.map(toEvent)]));
  return {
    records,
    put: (id: string, eventId: string) => {
      records.set(id, [...(records.get(id) ?? []), toEvent(eventId)]);
    },
    readOutbox: (id: string) => Promise.resolve([...(records.get(id) ?? [])]),
    removeFromOutbox: (id: string, eventIds: readonly string[]) => {
      records.set(
        id,
        (records.get(id) ?? []).filter((event) => !eventIds.includes(event.id)),
      );
      return Promise.resolve();
    },
    findUndelivered: () =>
      Promise.resolve([...records].filter(([, events]) => events.length > 0).map(([id]) => id)),
  };
}

const errors: object[] = [];
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts: object) => void errors.push(facts),
};

function createDelivery(outbox: ReturnType<typeof createOutbox>, ...subscribers: Subscriber<DomainEvent>[]) {
  return createPublisher({ outbox, subscribers, log });
}

describe('delivering', () => {
  it('gives each event to every subscriber, in order, and takes it out of the outbox', async () => {
    const outbox = createOutbox({ record: ['1', '2'] });
    const taken: string[] = [];
    const take =
      (name: string) =>
      ({ id }: DomainEvent) =>
        Promise.resolve(void taken.push(name + id));
    await createDelivery(outbox, take('a'), take('b')).deliver('record');
    expect(taken).toEqual(['a1', 'b1', 'a2', 'b2']);
    expect(outbox.records.get('record')).toEqual([]);
  });

  it('leaves events for the sweeper when a subscriber fails, and delivers them again', async () => {
    const outbox = createOutbox({ record: ['1', '2'], other: ['3'] });
    const taken: string[] = [];
    let isBroken = true;
    const publisher = createDelivery(outbox, ({ id }) => {
      taken.push(id);
      return isBroken && id === '2' ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    await publisher.deliver('record');
    expect(errors).toMatchObject([{ record: 'record' }]);
    isBroken = false;
    await publisher.sweep(0);
    expect(taken).toEqual(['1', '2', '1', '2', '3']);
    expect(await outbox.findUndelivered()).toEqual([]);
  });

  it('does not deadlock when a subscriber writes the record whose event it takes', async () => {
    const outbox = createOutbox({ record: ['1'] });
    const taken: string[] = [];
    const publisher = createDelivery(outbox, async ({ id }) => {
      taken.push(id);
      if (id !== '1') return;
      outbox.put('record', '2');
      await publisher.deliver('record');
    });
    await publisher.deliver('record');
    expect(taken).toEqual(['1', '2']);
  });

  it('does not deadlock when two records answer each other', async () => {
    const outbox = createOutbox({ ping: ['1'] });
    const taken: string[] = [];
    const publisher = createDelivery(outbox, async ({ id }) => {
      taken.push(id);
      if (Number(id) >= 6) return;
      const other = Number(id) % 2 === 1 ? 'pong' : 'ping';
      outbox.put(other, (Number(id) + 1).toString());
      await publisher.deliver(other);
    });
    await publisher.deliver('ping');
    await publisher.idle();
    expect(taken).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it.each(Array.from({ length: 12 }, (_, at) => at))(
    'misses no event that is saved %i steps after the outbox was seen empty',
    async (steps) => {
      const outbox = createOutbox({ record: ['1'] });
      const taken: string[] = [];
      const publisher = createDelivery(outbox, ({ id }) => Promise.resolve(void taken.push(id)));
      const { readOutbox } = outbox;
      const late: Promise<void>[] = [];
      outbox.readOutbox = (id) => {
        const events = readOutbox(id);
        if (outbox.records.get(id)?.length === 0 && late.length === 0) late.push(putLate());
        return events;
      };
      async function putLate(): Promise<void> {
        for (let step = 0; step < steps; step += 1) await Promise.resolve();
        outbox.put('record', '2');
        await publisher.deliver('record');
      }
      await publisher.deliver('record');
      await Promise.all(late);
      await publisher.idle();
      expect(taken).toEqual(['1', '2']);
    },
  );
});
