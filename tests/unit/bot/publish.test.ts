import { beforeEach, describe, expect, it } from '@jest/globals';
import { createPublisher, type PublisherDependencies } from '../../../bot/app/publish.ts';
import type { DomainEvent } from '../../../shared/core/decide.ts';
import { now } from '../../support/builders.ts';
import { createProbeLog } from '../../support/probe-clock.ts';

const toEvent = (id: string, kind = 'happened'): DomainEvent => ({
  id,
  kind,
  at: now,
  by: 'ana',
  data: null,
});

/** An outbox in memory, the shape that a record store has. */
function createOutbox(waiting: Record<string, string[]> = {}) {
  const records = new Map(
    Object.entries(waiting).map(([id, events]) => [id, events.map((one) => toEvent(one))]),
  );
  const removals: string[][] = [];
  return {
    records,
    /** The records of each removal. */
    removals,
    /** What a save puts in and finds. */
    put: (id: string, eventId: string): DomainEvent[] => {
      records.set(id, [...(records.get(id) ?? []), toEvent(eventId)]);
      return [...records.get(id)!];
    },
    readOutbox: (id: string) => Promise.resolve([...(records.get(id) ?? [])]),
    removeFromOutboxes: (delivered: ReadonlyMap<string, readonly string[]>) => {
      removals.push([...delivered.keys()]);
      for (const [id, eventIds] of delivered) {
        const left = (records.get(id) ?? []).filter((event) => !eventIds.includes(event.id));
        records.set(id, left);
      }
      return Promise.resolve();
    },
    findUndelivered: () =>
      Promise.resolve([...records].filter(([, events]) => events.length > 0).map(([id]) => id)),
  };
}

let log = createProbeLog();
beforeEach(() => {
  log = createProbeLog();
});

function createDelivery(
  outbox: ReturnType<typeof createOutbox>,
  deps: Partial<PublisherDependencies<DomainEvent>> = {},
) {
  const publisher = createPublisher({ outbox, subscribers: [], kinds: ['happened'], log, ...deps });
  return {
    ...publisher,
    deliverAll: async (id: string) => publisher.deliver(id, await outbox.readOutbox(id)),
  };
}

/** Notes what it takes, behind a name. */
function createTaker() {
  const taken: string[] = [];
  const take =
    (name = '') =>
    ({ id }: DomainEvent) =>
      Promise.resolve(void taken.push(name + id));
  return { taken, take };
}

describe('delivering', () => {
  it('gives each event to every subscriber, in order, and takes it out of the outbox', async () => {
    const outbox = createOutbox({ record: ['1', '2'] });
    const { taken, take } = createTaker();
    const { deliverAll, idle } = createDelivery(outbox, { subscribers: [take('a'), take('b')] });
    await deliverAll('record');
    expect(taken).toEqual(['a1', 'b1', 'a2', 'b2']);
    await idle();
    expect(outbox.records.get('record')).toEqual([]);
  });

  it('leaves what only another version knows to that version', async () => {
    const outbox = createOutbox({ record: ['1', '2'] });
    outbox.records.get('record')!.splice(1, 0, toEvent('new', 'of-the-new'));
    const { taken, take } = createTaker();
    const { deliverAll, sweep, idle } = createDelivery(outbox, { subscribers: [take()] });
    await deliverAll('record');
    await sweep(0);
    await idle();
    expect(taken).toEqual(['1', '2']);
    expect(outbox.records.get('record')).toEqual([toEvent('new', 'of-the-new')]);
  });

  it('waits for subscribers but not for followers, and takes out what both have taken', async () => {
    const outbox = createOutbox({ record: ['1'] });
    const { taken, take } = createTaker();
    let finish: () => void = () => undefined;
    const slow = () => new Promise<void>((resolve) => (finish = resolve));
    const { deliverAll, idle } = createDelivery(outbox, { subscribers: [take()], followers: [slow] });
    await deliverAll('record');
    expect(taken).toEqual(['1']);
    expect(outbox.removals).toEqual([]);
    finish();
    await idle();
    expect(outbox.records.get('record')).toEqual([]);
  });

  it('takes an event once that a later save finds in the outbox again', async () => {
    const outbox = createOutbox();
    const { taken, take } = createTaker();
    const { deliver, idle } = createDelivery(outbox, { subscribers: [take()] });
    for (const id of ['1', '2', '3']) await deliver('record', outbox.put('record', id));
    await idle();
    expect(taken).toEqual(['1', '2', '3']);
    expect([outbox.records.get('record'), outbox.removals]).toEqual([[], [['record']]]);
  });

  it('takes what was delivered out of many records at once', async () => {
    const outbox = createOutbox({ a: ['1'], b: ['2'], c: ['3'] });
    const { deliverAll, idle } = createDelivery(outbox);
    await Promise.all(['a', 'b', 'c'].map(deliverAll));
    await idle();
    expect(outbox.removals).toEqual([['a', 'b', 'c']]);
  });

  it('takes out what was delivered also where nobody asks whether it is idle', async () => {
    const outbox = createOutbox({ record: ['1'] });
    const removed = new Promise<void>((resolve) => {
      const { removeFromOutboxes } = outbox;
      outbox.removeFromOutboxes = (delivered) => removeFromOutboxes(delivered).then(resolve);
    });
    await createDelivery(outbox).deliverAll('record');
    await removed;
    expect(outbox.records.get('record')).toEqual([]);
  });

  it.each(['subscribers', 'followers'])(
    'leaves events for the sweeper when one of the %s fails, and delivers them again',
    async (kind) => {
      const outbox = createOutbox({ record: ['1', '2'], other: ['3'] });
      const taken: string[] = [];
      let isBroken = true;
      const take = ({ id }: DomainEvent) => {
        taken.push(id);
        return isBroken && id === '2' ? Promise.reject(new Error('no')) : Promise.resolve();
      };
      const { deliverAll, sweep, idle } = createDelivery(outbox, { [kind]: [take] });
      await deliverAll('record');
      await idle();
      expect(log.lines).toMatchObject([{ level: 'error', facts: { record: 'record' } }]);
      isBroken = false;
      await sweep(0);
      await idle();
      expect(taken).toEqual(['1', '2', '2', '3']);
      expect(await outbox.findUndelivered()).toEqual([]);
    },
  );

  it('leaves also those behind a failing one, so that their order stays', async () => {
    const outbox = createOutbox({ record: ['1', '2', '3'] });
    const { taken, take } = createTaker();
    let isBroken = true;
    const fail = () => (isBroken ? Promise.reject(new Error('no')) : Promise.resolve());
    const { deliverAll, sweep } = createDelivery(outbox, { subscribers: [take(), fail] });
    await deliverAll('record');
    isBroken = false;
    await sweep(0);
    expect(taken).toEqual(['1', '1', '2', '3']);
  });

  it('says before it delivers what was left behind, and only then', async () => {
    const outbox = createOutbox({ record: ['1'] });
    const { taken, take } = createTaker();
    const onLeftOver = () => void taken.push('left over');
    const { sweep, idle } = createDelivery(outbox, { subscribers: [take()], onLeftOver });
    await sweep(0);
    await idle();
    await sweep(0);
    expect(taken).toEqual(['left over', '1']);
  });

  it('takes out by the sweeper what could not be taken out, without delivering it again', async () => {
    const outbox = createOutbox({ record: ['1'] });
    const { taken, take } = createTaker();
    const { removeFromOutboxes } = outbox;
    outbox.removeFromOutboxes = () => Promise.reject(new Error('no'));
    const { deliverAll, sweep, idle } = createDelivery(outbox, { subscribers: [take()] });
    await deliverAll('record');
    await idle();
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
    outbox.removeFromOutboxes = removeFromOutboxes;
    await sweep(0);
    await idle();
    expect([taken, outbox.records.get('record')]).toEqual([['1'], []]);
  });

  it('holds nobody up for what others go on saving', async () => {
    const outbox = createOutbox({ record: ['0'] });
    let taken = 0;
    const { deliver, deliverAll, idle } = createDelivery(outbox, {
      subscribers: [
        async () => {
          taken += 1;
          if (taken < 1000) await deliver('record', outbox.put('record', taken.toString()));
        },
      ],
    });
    await deliverAll('record');
    expect(taken).toBeLessThan(10);
    await idle();
    expect(taken).toBe(1000);
    expect(outbox.records.get('record')).toEqual([]);
  });

  it('does not deadlock when a subscriber writes the record whose event it takes', async () => {
    const outbox = createOutbox({ record: ['1'] });
    const taken: string[] = [];
    const publisher = createDelivery(outbox, {
      subscribers: [
        async ({ id }) => {
          taken.push(id);
          if (id === '1') await publisher.deliver('record', outbox.put('record', '2'));
        },
      ],
    });
    await publisher.deliverAll('record');
    expect(taken).toEqual(['1', '2']);
  });

  it('does not deadlock when two records answer each other', async () => {
    const outbox = createOutbox({ ping: ['1'] });
    const taken: string[] = [];
    const publisher = createDelivery(outbox, {
      subscribers: [
        async ({ id }) => {
          taken.push(id);
          if (Number(id) >= 6) return;
          const other = Number(id) % 2 === 1 ? 'pong' : 'ping';
          await publisher.deliver(other, outbox.put(other, (Number(id) + 1).toString()));
        },
      ],
    });
    await publisher.deliverAll('ping');
    await publisher.idle();
    expect(taken).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it.each(Array.from({ length: 12 }, (_, at) => at))(
    'misses no event that is saved %i steps after the last one was begun',
    async (steps) => {
      const outbox = createOutbox({ record: ['1'] });
      const taken: string[] = [];
      const late: Promise<void>[] = [];
      const publisher = createDelivery(outbox, {
        subscribers: [
          ({ id }) => {
            taken.push(id);
            if (id === '1') late.push(putLate());
            return Promise.resolve();
          },
        ],
      });
      async function putLate(): Promise<void> {
        for (let step = 0; step < steps; step += 1) await Promise.resolve();
        await publisher.deliver('record', outbox.put('record', '2'));
      }
      await publisher.deliverAll('record');
      await Promise.all(late);
      await publisher.idle();
      expect([taken, outbox.records.get('record')]).toEqual([['1', '2'], []]);
    },
  );
});
